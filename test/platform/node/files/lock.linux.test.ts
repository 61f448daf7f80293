import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acquireLock } from "../../../../src/platform/node/files/lock.js";
import { openSmallDisk } from "../../../support/small-disk.js";

test("a lock that a full disk left empty is removed and blocks nobody", async () => {
  await using disk = await openSmallDisk(64 << 10);
  const lock = join(disk.path, "x.lock");
  const filler = join(disk.path, "filler");
  await expect(writeFile(filler, new Uint8Array(1 << 20))).rejects.toThrow(/ENOSPC/);
  await expect(acquireLock(lock)).rejects.toMatchObject({
    code: "VOX_FILE_UNWRITABLE",
    message: expect.stringContaining("the disk is full"),
  });
  expect(await readdir(disk.path)).toEqual(["filler"]);
  await rm(filler);
  let waited = 0;
  await using _held = await acquireLock(lock, { onWait: () => void waited++ });
  expect(waited).toBe(0);
});
