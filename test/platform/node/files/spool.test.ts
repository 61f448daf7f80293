import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { openSpool, type Spool } from "../../../../src/platform/node/files/spool.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

let folder: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  return () => temporary[Symbol.asyncDispose]();
});

async function contentOf(spool: Spool): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of spool.read()) parts.push(part);
  return Buffer.concat(parts);
}

describe.each([
  ["in memory", 10_000_000],
  ["in a file", 0],
  ["in memory and then in a file", 100_000],
])("a spool that keeps its bytes %s", (_, memoryBytes) => {
  test("a spool yields the bytes that it was given, as often as it is read, with its replacements", async () => {
    await using spool = openSpool({ folder, memoryBytes });
    const bytes = randomBytes(300_001);
    for (const [start, end] of [
      [0, 1],
      [1, 90_000],
      [90_000, 90_000],
      [90_000, 300_001],
    ]) {
      await spool.append(bytes.subarray(start, end));
    }
    await spool.replace(4, Buffer.from("size"));
    bytes.set(Buffer.from("size"), 4);
    expect(spool.length).toBe(bytes.length);
    for (let time = 0; time < 2; time += 1) expect((await contentOf(spool)).equals(bytes)).toBe(true);
  });

  test("a spool leaves no name in its folder, also while it is open", async () => {
    await using spool = openSpool({ folder, memoryBytes });
    await spool.append(randomBytes(200_000));
    if (process.platform !== "win32") expect(await readdir(folder)).toEqual([]);
    await spool[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  test("a spool that was disposed of accepts and yields nothing", async () => {
    const spool = openSpool({ folder, memoryBytes });
    await spool.append(randomBytes(200_000));
    const reading = spool.read();
    await reading.next();
    await spool[Symbol.asyncDispose]();
    await expect(spool.append(Buffer.alloc(1))).rejects.toThrow("the spool is closed");
    await expect(spool.read().next()).rejects.toThrow("the spool is closed");
    await spool[Symbol.asyncDispose]();
  });
});

test("an empty spool yields nothing", async () => {
  await using spool = openSpool({ folder, memoryBytes: 0 });
  expect([(await contentOf(spool)).length, spool.length]).toEqual([0, 0]);
});

test("a folder that cannot be written is an error that names it and says what to do", async () => {
  const missing = join(folder, "missing");
  await using spool = openSpool({ folder: missing, memoryBytes: 0 });
  await expect(spool.append(Buffer.alloc(1))).rejects.toMatchObject({
    code: "VOX_FILE_UNWRITABLE",
    message: expect.stringMatching(/missing: .*set TMPDIR to a folder that is writable/u),
  });
});
