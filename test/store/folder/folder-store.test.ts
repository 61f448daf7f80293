import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { createFolderUtteranceStore } from "../../../src/store/folder/folder-store.js";
import { describeUtteranceStore } from "../../contract/utterance-store.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { makeSpeech, SPEECH_BYTES } from "../support/speeches.js";
import { entriesOf, sizeOf } from "./support/entries.js";

describeUtteranceStore("folder", async (options) => {
  const temporary = await openTemporaryFolder();
  const path = join(temporary.path, "new", "utterances");
  return {
    store: createFolderUtteranceStore(path, options),
    reopen: () => createFolderUtteranceStore(path, options),
    [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
  };
});

let folder: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = join(temporary.path, "utterances");
  return () => temporary[Symbol.asyncDispose]();
});

/** Puts one utterance, and returns the path of its entry. */
async function putOne(): Promise<string> {
  await createFolderUtteranceStore(folder).put("key", makeSpeech(1));
  const [path = ""] = await entriesOf(folder);
  return path;
}

describe("a damaged entry of a folder", () => {
  const flip = (bytes: Buffer, at: number): Buffer => {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    return damaged;
  };

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["is empty", () => Buffer.alloc(0)],
    ["is cut off in its head", (bytes) => bytes.subarray(0, 30)],
    ["lacks its last byte", (bytes) => bytes.subarray(0, -1)],
    ["has one byte more", (bytes) => Buffer.concat([bytes, Buffer.alloc(1)])],
    ["has zeros for half of its samples", (bytes) => Buffer.from(bytes).fill(0, bytes.length / 2)],
    ["has another format", (bytes) => flip(bytes, 3)],
    ["has a flipped bit in its digest", (bytes) => flip(bytes, 10)],
    ["has a flipped bit in its sample rate", (bytes) => flip(bytes, 36)],
    ["has a flipped bit in its last sample", (bytes) => flip(bytes, bytes.length - 20)],
    ["is a text", () => Buffer.from("not a sound ".repeat(100))],
  ])("an entry that %s counts as missing and is replaced", async (_, damage) => {
    const path = await putOne();
    await writeFile(path, damage(await readFile(path)));
    const store = createFolderUtteranceStore(folder);
    expect(await store.get("key")).toBeUndefined();
    await store.put("key", makeSpeech(1));
    expect(await store.get("key")).toEqual(makeSpeech(1));
    expect(await entriesOf(folder)).toEqual([path]);
  });

  test("an entry that somebody moved to the name of another one counts as missing", async () => {
    const path = await putOne();
    const store = createFolderUtteranceStore(folder);
    await store.put("other", makeSpeech(2));
    const [other = ""] = (await entriesOf(folder)).filter((entry) => entry !== path);
    await rename(path, other);
    expect(await store.get("other")).toBeUndefined();
  });

  test("a folder in place of an entry is an error that names its path", async () => {
    const path = await putOne();
    await rm(path);
    await mkdir(path);
    const store = createFolderUtteranceStore(folder);
    await expect(store.get("key")).rejects.toMatchObject({ code: "VOX_FILE_UNREADABLE", details: { path } });
    await expect(store.put("key", makeSpeech(1))).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
  });
});

describe("the files of a folder of utterances", () => {
  test("the folder appears with the first put, and nobody else may read it", async () => {
    const store = createFolderUtteranceStore(folder);
    expect(await store.get("key")).toBeUndefined();
    await expect(stat(folder)).rejects.toMatchObject({ code: "ENOENT" });
    const path = await putOne();
    const modes = await Promise.all([folder, dirname(path)].map(async (at) => (await stat(at)).mode & 0o777));
    if (process.platform !== "win32") expect(modes).toEqual([0o700, 0o700]);
  });

  test("a folder that is removed meanwhile is made again", async () => {
    const store = createFolderUtteranceStore(folder);
    await store.put("key", makeSpeech(1));
    await rm(folder, { recursive: true });
    expect(await store.get("key")).toBeUndefined();
    await store.put("key", makeSpeech(1));
    expect(await store.get("key")).toEqual(makeSpeech(1));
  });

  test("the sweep leaves files of others alone", async () => {
    const path = await putOne();
    const others = [join(folder, "notes.txt"), join(dirname(path), "song.wav"), join(folder, "zz.speech")];
    for (const other of others) await writeFile(other, "x".repeat(100_000));
    const store = createFolderUtteranceStore(folder, { maxBytes: 2 * SPEECH_BYTES });
    for (let index = 0; index < 10; index += 1) await store.put(`key ${index}`, makeSpeech(index));
    for (const other of others) expect((await stat(other)).size).toBe(100_000);
    expect(await sizeOf(folder)).toBeLessThanOrEqual(2 * SPEECH_BYTES);
  });

  test("a smaller bound applies from the next put on", async () => {
    const store = createFolderUtteranceStore(folder);
    for (let index = 0; index < 10; index += 1) await store.put(`key ${index}`, makeSpeech(index));
    await createFolderUtteranceStore(folder, { maxBytes: 3 * SPEECH_BYTES }).put("last", makeSpeech(11));
    expect((await entriesOf(folder)).length).toBeLessThanOrEqual(3);
  });

  test("the sweep removes temporary files of processes that have ended, and of no others", async () => {
    const shelf = dirname(await putOne());
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    const part = (pid: number | undefined): string => `.voxweave-0123456789abcdef.${pid}-01234567.part`;
    for (const pid of [child.pid, process.pid]) await writeFile(join(shelf, part(pid)), "half");
    await createFolderUtteranceStore(folder).put("other", makeSpeech(2));
    const names = await readdir(shelf);
    expect(names).toContain(part(process.pid));
    expect(names).not.toContain(part(child.pid));
  });

  test("a put leaves no temporary file", async () => {
    const path = await putOne();
    expect(await readdir(dirname(path))).toHaveLength(1);
  });

  test("a file in place of the folder is an error that says what to do", async () => {
    await writeFile(folder, "");
    const store = createFolderUtteranceStore(folder);
    await expect(store.put("key", makeSpeech(1))).rejects.toMatchObject({
      code: "VOX_FILE_UNWRITABLE",
      message: expect.stringContaining("choose a folder"),
    });
  });

  test("a folder that is not a string is refused", () => {
    expect(() => createFolderUtteranceStore(5 as never)).toThrow("folder must be a string, got 5");
    expect(() => createFolderUtteranceStore(folder, { bytes: 5 } as never)).toThrow('options has no "bytes"');
  });
});
