import { VoxError } from "../core/errors.js";

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
    const message = `cannot write ${path}: ${explain(cause as NodeJS.ErrnoException)}`;
    throw new VoxError("VOX_FILE_UNWRITABLE", message, { path }, { cause });
  }
}

function explain(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full; free some space, or set VOXWEAVE_CACHE to a folder on another disk";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "writing there is not permitted; set VOXWEAVE_CACHE to a folder that may be written";
    case "ENOTDIR":
    case "EEXIST":
      return "a part of the path is a file, not a folder; set VOXWEAVE_CACHE to a folder";
    default:
      return error.message;
  }
}
