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

test("placeFile creates the folder of the target, and leaves nothing else in it", async () => {
  await placeFile(from, target);
  expect(await readFile(target, "utf8")).toBe("one");
  expect(await readdir(join(target, ".."))).toEqual(["target"]);
});

test("placeFile links the file, which takes no space, if the disk can link", async () => {
  await placeFile(from, target);
  if (process.platform !== "win32") expect((await stat(target)).ino).toBe((await stat(from)).ino);
});

test("placeFile keeps an equal file at the target, also when several callers place it at once", async () => {
  await Promise.all(Array.from({ length: 5 }, () => placeFile(from, target)));
  const { ino } = await stat(target);
  await placeFile(from, target);
  expect((await stat(target)).ino).toBe(ino);
  expect(await readdir(join(target, ".."))).toEqual(["target"]);
});

test("placeFile replaces a target that is older or has another size", async () => {
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

test("placeFile rejects with VOX_FILE_UNWRITABLE if the target cannot be written", async () => {
  await writeFile(join(target, ".."), "");
  await expect(placeFile(from, target)).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
});
