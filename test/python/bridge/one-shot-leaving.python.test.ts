import { type ChildProcess, spawn } from "node:child_process";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { childrenOf, hasEnded, until } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { TEST_PYTHON } from "./support/faulty-pool.js";

const PARENT = fileURLToPath(new URL("fixtures/one-shot-parent.mjs", import.meta.url));

/** Runs a program whose one-shot holds Python's interpreter lock, and passes it and its Python to `test`. */
async function whileLocked(
  timeoutMs: number,
  test: (program: ChildProcess, python: number) => Promise<void>,
): Promise<void> {
  await using folder = await openTemporaryFolder();
  const held = join(folder.path, "held");
  const args = [PARENT, TEST_PYTHON, `gil 600 ${held}`, join(folder.path, "x.wav"), String(timeoutMs)];
  const program = spawn(process.execPath, args, { stdio: "ignore" });
  try {
    await until(
      () =>
        access(held).then(
          () => true,
          () => false,
        ),
      "the lock to be held",
    );
    const [python, ...others] = childrenOf(program.pid as number);
    expect(others).toEqual([]);
    await test(program, python as number);
  } finally {
    program.kill("SIGKILL");
  }
}

test.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
  "a one-shot that holds the interpreter lock ends when its program is ended by %s",
  async (signal) => {
    await whileLocked(600_000, async (program, python) => {
      const watchers = childrenOf(python);
      expect(watchers).toHaveLength(1);
      program.kill(signal);
      await until(() => [python, ...watchers].every(hasEnded), "Python to end");
    });
  },
);

test("a one-shot that holds the interpreter lock keeps its time limit while its program is stopped", async () => {
  await whileLocked(5_000, async (program, python) => {
    program.kill("SIGSTOP");
    await until(() => hasEnded(python), "Python to end");
  });
});
