import { constants, copyFile, link, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { onDisk } from "./disk.js";
import { makeFolder } from "./make-folder.js";
import { removeAtExit, sweepAbandoned, temporaryPathFor } from "./temporary-file.js";

/**
 * Places the file at `from` at `target` too: as a link, which takes no space, or as a copy if the disk cannot link. A file
 * at `target` of the same size that is not older stays. Creates the folder of `target`. `target` appears complete.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE`.
 */
export async function placeFile(from: string, target: string): Promise<void> {
  const [source, there] = await Promise.all([stat(from), stat(target).catch(() => undefined)]);
  if (there?.size === source.size && there.mtimeMs >= source.mtimeMs) return;
  await onDisk(target, async () => {
    await makeFolder(dirname(target));
    await sweepAbandoned(target);
    const temporary = temporaryPathFor(target);
    const forget = removeAtExit(temporary);
    try {
      await link(from, temporary).catch(() => copyFile(from, temporary, constants.COPYFILE_FICLONE));
      await rename(temporary, target);
    } finally {
      await rm(temporary, { force: true });
      forget();
    }
  });
}
