import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FIVE, openRig } from "../speaker/support/speak.js";
import { openSmallDisk } from "../support/small-disk.js";

test("toFile() with an exact loudness says on a full disk that it needs a temporary file, and leaves none", async () => {
  await using disk = await openSmallDisk(1 << 16);
  const path = join(disk.path, "speech.mp3");
  await expect(openRig().speaker.toFile(FIVE, path, { loudness: { lufs: -16, truePeakDb: -1 } })).rejects.toMatchObject(
    {
      code: "VOX_FILE_UNWRITABLE",
      message: expect.stringMatching(/the disk is full.*a temporary file beside the sound/u),
      details: { path },
    },
  );
  expect(await readdir(disk.path)).toEqual([]);
});
