import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, test } from "vitest";
import { openAtomicFile, writeFileAtomic } from "../../../../src/platform/node/files/atomic-file.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

let folder: string;
let target: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  target = join(folder, "speech.wav");
  await writeFile(target, "old");
  return () => temporary[Symbol.asyncDispose]();
});

test("a process that is killed while it writes leaves the old file, and the next writer removes the temporary file", async () => {
  const { child, temporaryPath } = await startWriter();
  await kill(child);
  expect(await readFile(target, "utf8")).toBe("old");
  expect(await readFile(temporaryPath, "utf8")).toBe("half");

  await writeFileAtomic(target, "new");
  expect(await readFile(target, "utf8")).toBe("new");
  expect(await readdir(folder)).toEqual(["speech.wav"]);
});

test("the temporary file of a running process stays", async () => {
  const { child, temporaryPath } = await startWriter();
  try {
    await writeFileAtomic(target, "new");
    expect(await readFile(target, "utf8")).toBe("new");
    expect((await readdir(folder)).sort()).toEqual([basename(temporaryPath), "speech.wav"].sort());
  } finally {
    await kill(child);
  }
});

test("the temporary file that a killed process left for another target stays", async () => {
  const { child, temporaryPath } = await startWriter();
  await kill(child);
  await writeFileAtomic(join(folder, "other.wav"), "new");
  expect(await readFile(temporaryPath, "utf8")).toBe("half");
});

test("the other temporary files of this process stay", async () => {
  await using first = await openAtomicFile(target);
  await first.write(Buffer.from("first"));
  await writeFileAtomic(target, "second");
  await first.commit();
  expect(await readFile(target, "utf8")).toBe("first");
});

async function startWriter(): Promise<{ child: ChildProcess; temporaryPath: string }> {
  const script = fileURLToPath(new URL("fixtures/half-written.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, target], { stdio: ["ignore", "pipe", "inherit"] });
  const [temporaryPath] = (await once(createInterface(child.stdout), "line")) as [string];
  return { child, temporaryPath };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
