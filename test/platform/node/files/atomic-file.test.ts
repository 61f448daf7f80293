import { once } from "node:events";
import { chmod, link, lstat, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { commitTogether, openAtomicFile, writeFileAtomic } from "../../../../src/platform/node/files/atomic-file.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

let folder: string;
let target: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  target = join(folder, "speech.wav");
  return () => temporary[Symbol.asyncDispose]();
});

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe("an atomic file", () => {
  test("an atomic file appears under its name only when it is committed", async () => {
    await using file = await openAtomicFile(target);
    await file.write(bytes("one "));
    await file.write(bytes("two"));
    await expect(stat(target)).rejects.toMatchObject({ code: "ENOENT" });
    await file.commit();
    expect(await readFile(target, "utf8")).toBe("one two");
    expect(await readdir(folder)).toEqual(["speech.wav"]);
  });

  test("an atomic file can be written at a position, for a header that is known last", async () => {
    await using file = await openAtomicFile(target);
    await file.write(bytes("____body"));
    await file.write(bytes("head"), 0);
    await file.commit();
    expect(await readFile(target, "utf8")).toBe("headbody");
  });

  test("an atomic file without a commit leaves only the old file", async () => {
    await writeFile(target, "old");
    {
      await using file = await openAtomicFile(target);
      await file.write(bytes("new"));
    }
    expect(await readFile(target, "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["speech.wav"]);
  });

  test("an atomic file can be disposed of twice", async () => {
    const file = await openAtomicFile(target);
    await file[Symbol.asyncDispose]();
    await file[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  test("the last of two writers to commit replaces the file of the other", async () => {
    await using first = await openAtomicFile(target);
    await using second = await openAtomicFile(target);
    await first.write(bytes("first"));
    await second.write(bytes("second"));
    await second.commit();
    await first.commit();
    expect(await readFile(target, "utf8")).toBe("first");
    expect(await readdir(folder)).toEqual(["speech.wav"]);
  });

  test("an atomic file keeps the permissions of the private file that it replaces", async () => {
    await writeFile(target, "secret");
    await chmod(target, 0o600);
    await writeFileAtomic(target, "still secret");
    expect((await stat(target)).mode & 0o777).toBe(0o600);
  });
});

describe("an atomic file whose target is a link", () => {
  test("an atomic file replaces the file that a link points to, and keeps the link", async () => {
    await mkdir(join(folder, "elsewhere"));
    await writeFile(join(folder, "elsewhere", "real.wav"), "old");
    await symlink(join("elsewhere", "real.wav"), target);
    await writeFileAtomic(target, "new");
    expect(await readlink(target)).toBe(join("elsewhere", "real.wav"));
    expect(await readFile(join(folder, "elsewhere", "real.wav"), "utf8")).toBe("new");
  });

  test("an atomic file creates the file that a dangling link points to", async () => {
    await symlink("real.wav", target);
    await writeFileAtomic(target, "new");
    expect((await lstat(target)).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, "real.wav"), "utf8")).toBe("new");
  });

  test("an atomic file rejects a link that points to itself through another link", async () => {
    await symlink("other.wav", target);
    await symlink("speech.wav", join(folder, "other.wav"));
    await expect(writeFileAtomic(target, "new")).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
    expect((await readdir(folder)).sort()).toEqual(["other.wav", "speech.wav"]);
  });

  test("the other name of a hard link keeps the old file", async () => {
    await writeFile(target, "old");
    await link(target, join(folder, "other.wav"));
    await writeFileAtomic(target, "new");
    expect(await readFile(join(folder, "other.wav"), "utf8")).toBe("old");
  });
});

describe("errors of an atomic file", () => {
  const message = async (path: string): Promise<string> => {
    const error: unknown = await writeFileAtomic(path, "new").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "VoxError", code: "VOX_FILE_UNWRITABLE", details: { path } });
    return (error as Error).message;
  };

  test("a folder as the target is rejected with advice", async () => {
    expect(await message(folder)).toBe(`cannot write ${folder}: it is a folder; give a file name inside it`);
  });

  test("a target in a missing folder is rejected with the name of the folder", async () => {
    const path = join(folder, "absent", "speech.wav");
    expect(await message(path)).toContain(`its folder ${join(folder, "absent")} does not exist; create it first`);
  });

  test("a target below a file is rejected with the name of that file", async () => {
    await writeFile(target, "old");
    expect(await message(join(target, "speech.wav"))).toContain(`${target} is not a folder`);
  });

  test("a socket as the target is rejected, and not replaced by the rename", async () => {
    await using server = createServer().listen(target);
    await once(server, "listening");
    expect(await message(target)).toContain("it is not a regular file");
    expect((await stat(target)).isSocket()).toBe(true);
  });

  test("a commit rejects after another program has removed the temporary file", async () => {
    await writeFile(target, "old");
    await using file = await openAtomicFile(target);
    await rm(file.temporaryPath);
    await expect(file.commit()).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
    expect(await readFile(target, "utf8")).toBe("old");
  });
});

describe("files that are committed together", () => {
  test("files that are committed together all appear, each complete", async () => {
    const other = join(folder, "speech.srt");
    await using one = await openAtomicFile(target);
    await using two = await openAtomicFile(other);
    await one.write(bytes("sound"));
    await two.write(bytes("captions"));
    await commitTogether([one, two]);
    expect(await readFile(target, "utf8")).toBe("sound");
    expect(await readFile(other, "utf8")).toBe("captions");
    expect((await readdir(folder)).sort()).toEqual(["speech.srt", "speech.wav"]);
  });

  test("a finished atomic file without a commit leaves nothing behind", async () => {
    {
      await using file = await openAtomicFile(target);
      await file.write(bytes("sound"));
      await file.finish();
      await file.finish();
      expect(await readFile(file.temporaryPath, "utf8")).toBe("sound");
    }
    expect(await readdir(folder)).toEqual([]);
  });
});
