import { expect, test } from "vitest";
import { writeFileAtomic } from "../../../../src/platform/node/files/atomic-file.js";

// The kernel answers ENOENT to every attempt to make a file in /proc, as if the folder were missing.
test("a folder that takes no files is not called missing", async () => {
  await expect(writeFileAtomic("/proc/a.wav", "x")).rejects.toMatchObject({
    code: "VOX_FILE_UNWRITABLE",
    message: "cannot write /proc/a.wav: the folder /proc takes no files; choose another folder",
  });
});
