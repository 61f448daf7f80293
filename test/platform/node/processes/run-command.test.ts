import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommand } from "../../../../src/platform/node/processes/run-command.js";
import { hasEnded, until } from "../../../support/processes.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

const options = { env: process.env, timeoutMs: 60_000 };
const node = (script: string) => [process.execPath, "-e", script] as const;

test.concurrent("a finished command reports its result and the end of its output", async () => {
  const wrote = await runCommand(node("console.log('out'); console.error('err')"), options);
  expect(wrote.type).toBe("done");
  expect("output" in wrote && wrote.output.split("\n").sort()).toEqual(["", "err", "out"]);
  const failed = await runCommand(node("console.error('x'.repeat(9000) + 'end'); process.exitCode = 3"), options);
  expect(failed).toMatchObject({ type: "failed", output: expect.stringMatching(/^x{3900,4000}end\n$/) });
});

test.concurrent("a program that does not exist is reported as missing", async () => {
  expect(await runCommand(["no-such-program-here"], options)).toEqual({ type: "missing" });
});

test.concurrent("a command that exceeds its time limit is ended and reported as late", async () => {
  expect(await runCommand(node("setInterval(() => {}, 1000)"), { ...options, timeoutMs: 200 })).toMatchObject({
    type: "late",
  });
});

test.concurrent("an abort rejects with the caller's reason after the process has ended, even if the process ignores SIGTERM", async () => {
  await using folder = await openTemporaryFolder();
  const pidFile = join(folder.path, "pid");
  const stubborn = fileURLToPath(new URL("fixtures/stubborn.mjs", import.meta.url));
  const controller = new AbortController();
  const reason = new Error("changed my mind");
  const running = runCommand([process.execPath, stubborn, pidFile], {
    ...options,
    killAfterMs: 100,
    signal: controller.signal,
  });
  running.catch(() => {}); // It may reject before it is awaited below.
  const pid = await waitForText(pidFile);
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
  expect(() => process.kill(Number(pid), 0)).toThrow("ESRCH");
});

test.concurrent("onLine receives each line of standard output, and a last line without a line break", async () => {
  const lines: string[] = [];
  const script = "process.stdout.write('one\\ntw'); setTimeout(() => process.stdout.write('o\\nthree'), 50)";
  await runCommand(node(script), { ...options, onLine: (line) => lines.push(line) });
  expect(lines).toEqual(["one", "two", "three"]);
});

test.concurrent("an abort also ends the processes that the command started", async () => {
  await using folder = await openTemporaryFolder();
  const pidFile = join(folder.path, "pid");
  const stubborn = fileURLToPath(new URL("fixtures/stubborn.mjs", import.meta.url));
  const controller = new AbortController();
  const start = `require("child_process").spawn(process.execPath, ${JSON.stringify([stubborn, pidFile])}, { stdio: "inherit" })`;
  const running = runCommand(node(start), { ...options, killAfterMs: 100, signal: controller.signal });
  running.catch(() => {}); // It may reject before it is awaited below.
  const pid = await waitForText(pidFile);
  controller.abort(new Error("enough"));
  await expect(running).rejects.toThrow("enough");
  await until(() => hasEnded(Number(pid)), "the child of the command to end");
});

test.concurrent("a command's standard input is empty, or stays open until the command ends with keepInputOpen", async () => {
  const script = "process.stdin.on('end', () => console.log('end')).resume(); setTimeout(process.exit, 300)";
  expect(await runCommand(node(script), options)).toEqual({ type: "done", output: "end\n" });
  expect(await runCommand(node(script), { ...options, keepInputOpen: true })).toEqual({ type: "done", output: "" });
});

async function waitForText(path: string): Promise<string> {
  for (;;) {
    const text = await readFile(path, "utf8").catch(() => "");
    if (text !== "") return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
