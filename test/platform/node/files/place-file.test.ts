import { mkdir, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { placeFile } from "../../../../src/platform/node/files/place-file.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

let from: string;
let target: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  from = join(temporary.path, "from");
  target = join(temporary.path, "folder", "target");
  await writeFile(from, "one");
  return () => temporary[Symbol.asyncDispose]();
});

test("a file is placed in a folder that is made for it, and nothing else is left there", async () => {
  await placeFile(from, target);
  expect(await readFile(target, "utf8")).toBe("one");
  expect(await readdir(join(target, ".."))).toEqual(["target"]);
});

test("it takes no room of its own where the disk can link", async () => {
  await placeFile(from, target);
  if (process.platform !== "win32") expect((await stat(target)).ino).toBe((await stat(from)).ino);
});

test("what is there already stays, also when several place it at once", async () => {
  await Promise.all(Array.from({ length: 5 }, () => placeFile(from, target)));
  const { ino } = await stat(target);
  await placeFile(from, target);
  expect((await stat(target)).ino).toBe(ino);
  expect(await readdir(join(target, ".."))).toEqual(["target"]);
});

test("what is older than the file, or of another size, gives way to it", async () => {
  await mkdir(join(target, ".."));
  await writeFile(target, "old");
  await utimes(target, 1_000, 1_000);
  await placeFile(from, target);
  expect(await readFile(target, "utf8")).toBe("one");

  const other = `${target}2`;
  await writeFile(other, "longer than one");
  await placeFile(from, other);
  expect(await readFile(other, "utf8")).toBe("one");
});

test("a target that cannot be written is told as that", async () => {
  await writeFile(join(target, ".."), "");
  await expect(placeFile(from, target)).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
});
