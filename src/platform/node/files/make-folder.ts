import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { MOVE_CACHE, unwritable } from "./disk.js";

export interface MakeFolderOptions {
  /** Permissions of the folder, where it is made. @default what the umask leaves */
  readonly mode?: number | undefined;
  /** What an error asks the user to do, up to the word "folder". @default set VOXWEAVE_CACHE */
  readonly elsewhere?: string | undefined;
}

/**
 * Makes a folder, and those above it that are missing. One that is there is left as it is.
 *
 * In place of Node's recursive `mkdir`, which never returns where the system answers ENOENT for a folder whose parent is
 * there (below `/proc`; a missing drive), and says ENOENT where the file system is read-only. Here each folder is tried
 * twice at most: before its parent is made, and after.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE`, naming the folder that could not be made.
 */
export async function makeFolder(path: string, options: MakeFolderOptions = {}): Promise<void> {
  const { mode, elsewhere = MOVE_CACHE } = options;
  const folder = resolve(path);
  let refusal = await tryMake(folder, mode);
  if (refusal?.code === "ENOENT" && dirname(folder) !== folder) {
    await makeFolder(dirname(folder), { elsewhere });
    refusal = await tryMake(folder, mode);
  }
  if (refusal) throw unwritable(`cannot make the folder ${folder}`, folder, { cause: refusal, elsewhere });
}

/** Why the folder is not there, or nothing. */
async function tryMake(folder: string, mode: number | undefined): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const there = await stat(folder).catch(() => undefined);
    if (!there?.isDirectory()) return error as NodeJS.ErrnoException;
  }
  return undefined;
}
