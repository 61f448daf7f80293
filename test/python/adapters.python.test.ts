import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { kokoroModelFolder, kokoroPython } from "../support/kokoro-python.js";
import { pythonTools } from "../support/python-tools.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a module of Python's tools at the root of the repository. Returns its output and its exit code. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; output: string }> {
  const python = await pythonTools();
  return new Promise((resolve) => {
    const options = { cwd: ROOT, env: { ...process.env, ...env }, maxBuffer: 64 << 20 };
    const child = execFile(python, ["-m", ...args], options, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
    });
  });
}

/** Expects a tool to succeed; a failure shows its whole output. */
async function expectDone(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<string> {
  const { code, output } = await run(args, env);
  expect(code, output).toBe(0);
  return output;
}

describe("the Python side", () => {
  beforeAll(pythonTools);

  test("ruff finds nothing to change in the Python side", async () => {
    await expectDone(["ruff", "check", "python"]);
    await expectDone(["ruff", "format", "--check", "python"]);
  });

  test("the Python side passes mypy in strict mode", async () => {
    await expectDone(["mypy", "--config-file", "python/pyproject.toml", "python"]);
  });

  test("the Python side passes its own tests, which run the script as a process", async () => {
    expect(await expectDone(["pytest", "python/tests", "-m", "not real"])).toMatch(/\d+ passed/);
  });

  test("the Python side passes its tests with the real Kokoro", async () => {
    const env = {
      VOXWEAVE_TEST_KOKORO_PYTHON: await kokoroPython(),
      VOXWEAVE_TEST_KOKORO_MODEL: await kokoroModelFolder(),
    };
    expect(await expectDone(["pytest", "python/tests", "-m", "real"], env)).toMatch(/\d+ passed/);
  });
});
