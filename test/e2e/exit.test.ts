import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand } from "../support/command.js";
import { ROOT } from "../support/folders.js";
import { hasEnded, until } from "../support/processes.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** A program that is in the midst of an utterance when it does `deed`; it tells the pid of its worker process first. */
const program = (deed: string): string => `
  import { execFileSync } from "node:child_process";
  import { createSpeaker } from "${join(ROOT, "dist", "index.js")}";
  const speaker = await createSpeaker();
  const stream = speaker.stream("A sentence that takes its time, as they do. ".repeat(20));
  await stream.next();
  console.log(execFileSync("pgrep", ["-P", String(process.pid), "-f", "session-worker"]).toString().trim());
  ${deed}`;

describe("a program that ends while the engine speaks", () => {
  test.each([
    ["by process.exit", "process.exit(7);", { code: 7, signal: null }],
    ["by an error", "throw new Error('on purpose');", { code: 1, signal: null }],
    ["by kill -9", "process.kill(process.pid, 'SIGKILL');", { code: null, signal: "SIGKILL" }],
    ["by coming to its end", "", { code: 0, signal: null }],
  ])("%s ends as it meant to, and its worker with it", async (_, deed, ended) => {
    await using folder = await openTemporaryFolder();
    const script = join(folder.path, "program.mjs");
    await writeFile(script, program(deed));
    const { stdout, ...rest } = await runCommand(process.execPath, [script]);
    expect(rest).toMatchObject(ended);
    const worker = Number(stdout.toString());
    expect(worker).toBeGreaterThan(1);
    await until(() => hasEnded(worker), "the end of the worker");
  });
});
