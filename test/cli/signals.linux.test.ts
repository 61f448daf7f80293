import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { COMPILED } from "../support/folders.js";

/** A program whose clean-up never ends, as on a disk that hangs. It prints a line when it is aborted. */
const PROGRAM = `
  import { abortOnSignals } from "${join(COMPILED, "cli", "signals.js")}";
  const controller = new AbortController();
  controller.signal.addEventListener("abort", () => console.log("aborted"));
  abortOnSignals(controller);
  setInterval(() => {}, 1_000);
  console.log("ready");`;

describe("a command whose clean-up hangs", () => {
  test.each<[title: string, pausesMs: number[]]>([
    ["the third signal", [0, 0]],
    ["a second signal two seconds after the first", [2_100]],
  ])("%s ends a command whose clean-up hangs", async (_, pausesMs) => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM]);
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    child.kill("SIGINT");
    await once(child.stdout, "data");
    for (const pauseMs of pausesMs) {
      await sleep(pauseMs + 20);
      expect(child.exitCode).toBe(null);
      child.kill("SIGINT");
    }
    expect(await ended).toEqual([130, null]);
  });
});
