import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../../../src/platform/node/files/make-folder.js";
import { openSmallDisk } from "../../../support/small-disk.js";

// In /proc the kernel answers ENOENT to every attempt to make a folder, also where the folder above it exists.
test("a place where the system makes no folder is refused, and not tried for ever", async () => {
  await expect(makeFolder("/proc/nope/a/b")).rejects.toMatchObject({
    code: "VOX_FILE_UNWRITABLE",
    message:
      "cannot make the folder /proc/nope: nothing can be made there; set VOXWEAVE_CACHE to a folder that may be written",
    details: { path: "/proc/nope" },
  });
});

test("a read-only file system is named as the reason, for folders that are missing at any depth", async () => {
  await using disk = await openSmallDisk(1 << 20);
  await makeFolder(join(disk.path, "here"));
  await disk.makeReadOnly();
  await makeFolder(join(disk.path, "here"));
  for (const path of [join(disk.path, "a"), join(disk.path, "here", "a", "b", "c")]) {
    await expect(makeFolder(path)).rejects.toMatchObject({
      code: "VOX_FILE_UNWRITABLE",
      message: expect.stringContaining("the file system is read-only; set VOXWEAVE_CACHE to a folder"),
    });
  }
});
