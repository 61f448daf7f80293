import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand } from "../support/command.js";
import { ROOT } from "../support/folders.js";
import { hasEnded, until } from "../support/processes.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** A program that runs `deed` in the middle of an utterance. Before that, it prints the pid of its worker process. */
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
    ["process.exit", "process.exit(7);", { code: 7, signal: null }],
    ["an error", "throw new Error('on purpose');", { code: 1, signal: null }],
    ["kill -9", "process.kill(process.pid, 'SIGKILL');", { code: null, signal: "SIGKILL" }],
    ["the end of its code", "", { code: 0, signal: null }],
  ])("a program that ends by %s has its own exit code, and its worker ends too", async (_, deed, ended) => {
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
