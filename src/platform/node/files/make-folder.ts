import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { MOVE_CACHE, unwritable } from "./disk.js";

export interface MakeFolderOptions {
  /** Permissions of a new folder. @default 0o777 without the bits of the umask */
  readonly mode?: number | undefined;
  /** Advice in error messages, up to the word "folder". @default "set VOXWEAVE_CACHE to a folder" */
  readonly elsewhere?: string | undefined;
}

/**
 * Creates a folder and its missing parents. Leaves an existing folder unchanged.
 *
 * Node's recursive `mkdir` never returns if the system answers ENOENT for a folder whose parent exists (below `/proc`, or
 * on a missing drive), and it reports ENOENT for a read-only file system. This function tries each folder at most twice:
 * before and after it creates the parent.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE`, with the folder that could not be created.
 */
export async function makeFolder(path: string, options: MakeFolderOptions = {}): Promise<void> {
  const { mode, elsewhere = MOVE_CACHE } = options;
  const folder = resolve(path);
  let refusal = await tryCreate(folder, mode);
  if (refusal?.code === "ENOENT" && dirname(folder) !== folder) {
    await makeFolder(dirname(folder), { elsewhere });
    refusal = await tryCreate(folder, mode);
  }
  if (refusal) throw unwritable(`cannot make the folder ${folder}`, folder, { cause: refusal, elsewhere });
}

/** Creates a folder. Returns the error if the folder does not exist afterwards. */
async function tryCreate(folder: string, mode: number | undefined): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const there = await stat(folder).catch(() => undefined);
    if (!there?.isDirectory()) return error as NodeJS.ErrnoException;
  }
  return undefined;
}
