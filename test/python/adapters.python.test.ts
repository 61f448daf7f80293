import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { kokoroModelFolder, kokoroPython } from "../support/kokoro-python.js";
import { pythonTools } from "../support/python-tools.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a module of Python's tools at the root of the repository: what it says, and the code that it ends with. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; said: string }> {
  const python = await pythonTools();
  return new Promise((resolve) => {
    const options = { cwd: ROOT, env: { ...process.env, ...env }, maxBuffer: 64 << 20 };
    const child = execFile(python, ["-m", ...args], options, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr });
    });
  });
}

/** A failure shows all that the tool has said. */
async function expectDone(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<string> {
  const { code, said } = await run(args, env);
  expect(code, said).toBe(0);
  return said;
}

describe("the Python side", () => {
  beforeAll(pythonTools);

  test("has nothing that ruff would change", async () => {
    await expectDone(["ruff", "check", "python"]);
    await expectDone(["ruff", "format", "--check", "python"]);
  });

  test("is typed as mypy wants it, strictly", async () => {
    await expectDone(["mypy", "--config-file", "python/pyproject.toml", "python"]);
  });

  test("passes its own tests, of the script as a plain process", async () => {
    expect(await expectDone(["pytest", "python/tests", "-m", "not real"])).toMatch(/\d+ passed/);
  });

  test("passes its tests with the real Kokoro", async () => {
    const env = {
      VOXWEAVE_TEST_KOKORO_PYTHON: await kokoroPython(),
      VOXWEAVE_TEST_KOKORO_MODEL: await kokoroModelFolder(),
    };
    expect(await expectDone(["pytest", "python/tests", "-m", "real"], env)).toMatch(/\d+ passed/);
  });
});
