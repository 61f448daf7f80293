import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../../../src/platform/node/files/make-folder.js";
import { openSmallDisk } from "../../../support/small-disk.js";

// In /proc the kernel answers ENOENT to every attempt to make a folder, even if the folder above it exists.
test("makeFolder rejects after a bounded number of tries if the system creates no folder there", async () => {
  await expect(makeFolder("/proc/nope/a/b")).rejects.toMatchObject({
    code: "VOX_FILE_UNWRITABLE",
    message:
      "cannot make the folder /proc/nope: the system can create nothing there; set VOXWEAVE_CACHE to a folder that is writable",
    details: { path: "/proc/nope" },
  });
});

test("makeFolder reports a read-only file system as the reason, whatever the number of missing folders", async () => {
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
