import { readdir, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { makeFolder } from "../../../../src/platform/node/files/make-folder.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

let root: string;

beforeEach(async () => {
  const folder = await openTemporaryFolder();
  root = folder.path;
  return () => folder[Symbol.asyncDispose]();
});

test("makeFolder creates a folder and its missing parents, also for several callers at once", async () => {
  const path = join(root, "a", "b", "c");
  await Promise.all(Array.from({ length: 10 }, () => makeFolder(path)));
  await makeFolder(path);
  await makeFolder("/");
  expect(await readdir(join(root, "a", "b"))).toEqual(["c"]);
});

test("makeFolder sets the permissions of the folder but not of its parents", async () => {
  await makeFolder(join(root, "a", "b"), { mode: 0o700 });
  expect((await stat(join(root, "a", "b"))).mode & 0o777).toBe(0o700);
  expect((await stat(join(root, "a"))).mode & 0o777).toBe(0o777 & ~process.umask());
});

test("makeFolder accepts a link to a folder as a folder", async () => {
  await makeFolder(join(root, "a"));
  await symlink("a", join(root, "link"));
  await makeFolder(join(root, "link", "b"));
  expect(await readdir(join(root, "a"))).toEqual(["b"]);
});

test("makeFolder reports a file in the place of a folder", async () => {
  await writeFile(join(root, "file"), "");
  for (const path of [join(root, "file"), join(root, "file", "a", "b")]) {
    await expect(makeFolder(path)).rejects.toMatchObject({
      code: "VOX_FILE_UNWRITABLE",
      message: expect.stringMatching(/cannot make the folder .*\/file.*: a part of the path is a file/),
    });
  }
});
