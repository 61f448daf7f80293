import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { VoxError } from "../../../core/errors.js";

/** What to do where a path below the cache folder cannot be written. */
export const MOVE_CACHE = "set VOXWEAVE_CACHE to a folder";

/**
 * Runs an action on the cache folder; a refusal of the disk becomes an error that says what to do.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE`.
 */
export async function onDisk<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    if (cause instanceof VoxError) throw cause;
    throw unwritable(`cannot write ${path}`, path, { cause, elsewhere: MOVE_CACHE });
  }
}

/** With less room than this a disk counts as full: no file of ours is written in smaller steps. @unit bytes */
const NO_ROOM = 1 << 20;

/**
 * The error for a file at `path` that another program could not write, where the cause is a full disk: libraries in C++
 * report that a write failed, and not why.
 */
export async function fullDiskError(
  path: string,
  output: string,
): Promise<VoxError<"VOX_FILE_UNWRITABLE"> | undefined> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize >= NO_ROOM && !/ENOSPC|EDQUOT|No space left|quota exceeded/i.test(output)) return undefined;
  const cause = Object.assign(new Error(output), { code: "ENOSPC" });
  return unwritable(`cannot write ${path}`, path, { cause, elsewhere: MOVE_CACHE });
}

/** The error for a path that the disk refuses. `elsewhere` begins a request that ends in "on another disk" or alike. */
export function unwritable(
  what: string,
  path: string,
  { cause, elsewhere }: { readonly cause: unknown; readonly elsewhere: string },
): VoxError<"VOX_FILE_UNWRITABLE"> {
  const message = `${what}: ${explain(cause as NodeJS.ErrnoException, elsewhere)}`;
  return new VoxError("VOX_FILE_UNWRITABLE", message, { path }, { cause });
}

function explain(error: NodeJS.ErrnoException, elsewhere: string): string {
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return `the disk is full; free some space, or ${elsewhere} on another disk`;
    case "EROFS":
      return `the file system is read-only; ${elsewhere} that may be written`;
    case "EACCES":
    case "EPERM":
      return `writing there is not permitted; ${elsewhere} that may be written`;
    case "ENOENT":
      return `nothing can be made there; ${elsewhere} that may be written`;
    case "ENOTDIR":
    case "EEXIST":
      return `a part of the path is a file, not a folder; ${elsewhere}`;
    default:
      return error.message;
  }
}
