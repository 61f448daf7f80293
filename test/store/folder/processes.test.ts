import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createFolderUtteranceStore } from "../../../src/store/folder/folder-store.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { sizeOf } from "./support/entries.js";

const SCRIPT = fileURLToPath(new URL("fixtures/puts-utterances.mjs", import.meta.url));
/** Room for twenty of the 40 utterances that the processes put. */
const MAX_BYTES = 20 * 200_100;

function start(folder: string, ...rest: readonly (string | number)[]): ChildProcess {
  const args = [SCRIPT, folder, MAX_BYTES, ...rest].map(String);
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

test("two processes share a folder: each reads only whole utterances, and both stay near the bound", async () => {
  await using temporary = await openTemporaryFolder();
  const children = [0, 20].map((seed) => start(temporary.path, seed, 120));
  for (const child of children) child.stdout?.resume();
  const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
  expect(codes).toEqual([0, 0]);
  expect(await sizeOf(temporary.path)).toBeLessThanOrEqual(MAX_BYTES * (1 + 1 / 16) + 200_100);
});

test("processes that are killed in the middle of a write leave no damage, and the next sweep removes their files", async () => {
  await using temporary = await openTemporaryFolder();
  const { path } = temporary;
  for (let kill = 0; kill < 12; kill += 1) {
    const child = start(path, kill * 3);
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    await once(lines, "line");
    await new Promise((resolve) => setTimeout(resolve, kill)); // At another moment of a write each time.
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  const store = createFolderUtteranceStore(path, { maxBytes: MAX_BYTES });
  let kept = 0;
  for (let number = 0; number < 40; number += 1) {
    const speech = await store.get(`key ${number}`);
    if (speech === undefined) continue;
    kept += 1;
    expect(speech.samples).toHaveLength(50_000);
    expect(speech.samples.every((sample) => sample === number)).toBe(true);
  }
  expect(kept).toBeGreaterThan(0);
  await store.put("last", { samples: new Float32Array(10), sampleRate: 24_000 });
  const names = await readdir(path, { recursive: true });
  expect(names.filter((name) => name.endsWith(".part"))).toEqual([]);
}, 120_000);
