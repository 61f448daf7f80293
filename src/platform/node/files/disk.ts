import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { VoxError } from "../../../core/errors.js";

/** Advice for a path below the cache folder that cannot be written. Messages continue it. */
export const MOVE_CACHE = "set VOXWEAVE_CACHE to a folder";

/**
 * Runs an action on the cache folder. Turns an error of the file system into one that says what to do.
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

/** A disk with less free space counts as full: VoxWeave writes no file in smaller steps. @unit bytes */
const NO_ROOM = 1 << 20;

/**
 * Returns the error for a file at `path` that another program could not write because the disk is full, or undefined if
 * the disk is not full. Libraries in C++ report that a write failed, but not why.
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

/** Returns the error for a path that the file system refuses to write. `elsewhere` is as in {@link explainRefusal}. */
export function unwritable(
  what: string,
  path: string,
  { cause, elsewhere }: { readonly cause: unknown; readonly elsewhere: string },
): VoxError<"VOX_FILE_UNWRITABLE"> {
  const message = `${what}: ${explainRefusal(cause as NodeJS.ErrnoException, elsewhere)}`;
  return new VoxError("VOX_FILE_UNWRITABLE", message, { path }, { cause });
}

/**
 * Explains why the file system refused a write, and says what to do.
 *
 * @param elsewhere advice to write to another place, such as "choose a folder"; "on another disk" or the like follows it
 */
export function explainRefusal(error: NodeJS.ErrnoException, elsewhere: string): string {
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return `the disk is full; free some space, or ${elsewhere} on another disk`;
    case "EROFS":
      return `the file system is read-only; ${elsewhere} that is writable`;
    case "EACCES":
    case "EPERM":
      return `writing there is not permitted; change the permissions, or ${elsewhere} that is writable`;
    case "ENOENT":
      return `the system can create nothing there; ${elsewhere} that is writable`;
    case "ENOTDIR":
    case "EEXIST":
      return `a part of the path is a file, not a folder; ${elsewhere}`;
    default:
      return error.message;
  }
}
