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

describe("a file that is written whole", () => {
  test("appears under its name only when it is committed", async () => {
    await using file = await openAtomicFile(target);
    await file.write(bytes("one "));
    await file.write(bytes("two"));
    await expect(stat(target)).rejects.toMatchObject({ code: "ENOENT" });
    await file.commit();
    expect(await readFile(target, "utf8")).toBe("one two");
    expect(await readdir(folder)).toEqual(["speech.wav"]);
  });

  test("can be written to at a position, as a header is that is known last", async () => {
    await using file = await openAtomicFile(target);
    await file.write(bytes("____body"));
    await file.write(bytes("head"), 0);
    await file.commit();
    expect(await readFile(target, "utf8")).toBe("headbody");
  });

  test("that is not committed leaves the old file and nothing else", async () => {
    await writeFile(target, "old");
    {
      await using file = await openAtomicFile(target);
      await file.write(bytes("new"));
    }
    expect(await readFile(target, "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["speech.wav"]);
  });

  test("may be disposed of twice", async () => {
    const file = await openAtomicFile(target);
    await file[Symbol.asyncDispose]();
    await file[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  test("that another writer replaces meanwhile is the last one's", async () => {
    await using first = await openAtomicFile(target);
    await using second = await openAtomicFile(target);
    await first.write(bytes("first"));
    await second.write(bytes("second"));
    await second.commit();
    await first.commit();
    expect(await readFile(target, "utf8")).toBe("first");
    expect(await readdir(folder)).toEqual(["speech.wav"]);
  });

  test("that replaces a private one is private too", async () => {
    await writeFile(target, "secret");
    await chmod(target, 0o600);
    await writeFileAtomic(target, "still secret");
    expect((await stat(target)).mode & 0o777).toBe(0o600);
  });
});

describe("a link as the target", () => {
  test("is written through: the link stays, what it points to is new", async () => {
    await mkdir(join(folder, "elsewhere"));
    await writeFile(join(folder, "elsewhere", "real.wav"), "old");
    await symlink(join("elsewhere", "real.wav"), target);
    await writeFileAtomic(target, "new");
    expect(await readlink(target)).toBe(join("elsewhere", "real.wav"));
    expect(await readFile(join(folder, "elsewhere", "real.wav"), "utf8")).toBe("new");
  });

  test("to a file that is not there yet is written through as well", async () => {
    await symlink("real.wav", target);
    await writeFileAtomic(target, "new");
    expect((await lstat(target)).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, "real.wav"), "utf8")).toBe("new");
  });

  test("that leads round in a circle is refused", async () => {
    await symlink("other.wav", target);
    await symlink("speech.wav", join(folder, "other.wav"));
    await expect(writeFileAtomic(target, "new")).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
    expect((await readdir(folder)).sort()).toEqual(["other.wav", "speech.wav"]);
  });

  test("of the hard kind: the other name keeps the old file", async () => {
    await writeFile(target, "old");
    await link(target, join(folder, "other.wav"));
    await writeFileAtomic(target, "new");
    expect(await readFile(join(folder, "other.wav"), "utf8")).toBe("old");
  });
});

describe("what cannot be written says why, and what to do", () => {
  const message = async (path: string): Promise<string> => {
    const error: unknown = await writeFileAtomic(path, "new").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "VoxError", code: "VOX_FILE_UNWRITABLE", details: { path } });
    return (error as Error).message;
  };

  test("a folder", async () => {
    expect(await message(folder)).toBe(`cannot write ${folder}: it is a folder; give a file name inside it`);
  });

  test("a file in a folder that does not exist", async () => {
    const path = join(folder, "absent", "speech.wav");
    expect(await message(path)).toContain(`its folder ${join(folder, "absent")} does not exist; create it first`);
  });

  test("a file below a file", async () => {
    await writeFile(target, "old");
    expect(await message(join(target, "speech.wav"))).toContain(`${target} is not a folder`);
  });

  test("what is not a regular file, such as a socket or a device, whose place a rename would take", async () => {
    await using server = createServer().listen(target);
    await once(server, "listening");
    expect(await message(target)).toContain("it is not a regular file");
    expect((await stat(target)).isSocket()).toBe(true);
  });

  test("a file whose half-made bytes somebody has removed", async () => {
    await writeFile(target, "old");
    await using file = await openAtomicFile(target);
    await rm(file.temporaryPath);
    await expect(file.commit()).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
    expect(await readFile(target, "utf8")).toBe("old");
  });
});

describe("files that belong together", () => {
  test("appear together, each whole", async () => {
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

  test("may be finished and then given up: nothing is left of them", async () => {
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
