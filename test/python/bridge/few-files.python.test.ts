import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { TEST_PYTHON } from "./support/faulty-pool.js";

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL("fixtures/pool-parent.mjs", import.meta.url));
const COMMAND = fileURLToPath(new URL("../../../.compiled/cli/main.js", import.meta.url));

/** Runs a Node program that may have only 64 files open at once. */
async function withFewFiles(...args: readonly string[]): Promise<string> {
  const { stdout } = await run("bash", ["-c", 'ulimit -n 64 && exec "$@"', "bash", process.execPath, ...args]);
  return stdout;
}

test("a pool of two workers starts in a process that may have 64 files open", async () => {
  expect(await withFewFiles(PROGRAM, "idle", TEST_PYTHON)).toMatch(/^worker \d+\nworker \d+\nend\n$/);
});

test("the command line starts in a process that may have 64 files open", async () => {
  expect(await withFewFiles(COMMAND, "python", "script")).toContain("def main(engine: Engine) -> None:");
});
