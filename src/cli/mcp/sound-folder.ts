import { lstat, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { VoxError } from "../../core/errors.js";
import { UsageError } from "../usage-errors.js";

/**
 * Returns the folder in which agents may write.
 *
 * @throws {UsageError} if it is not a folder.
 */
export async function openSoundFolder(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return realpath(path);
  throw new UsageError(`--folder must name a folder that exists, got ${JSON.stringify(path)}; write its whole path`);
}

/**
 * Returns the whole path of a file in the folder. Follows links, because a link may lead out of the folder.
 *
 * @param folder result of {@link openSoundFolder}
 * @throws {UsageError} if the path leads out of the folder.
 */
export async function resolveInside(folder: string, path: string): Promise<string> {
  const target = resolve(folder, path);
  if (isInside(folder, target) && isInside(folder, await realParent(target))) return target;
  throw new UsageError(
    `path must lead to a file in ${folder}, got ${JSON.stringify(path)}; ` +
      "name a file in it, or ask the user to start voxweave mcp with another --folder",
  );
}

/**
 * Checks that none of the files exists.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE`
 */
export async function checkAbsent(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if ((await lstat(path).catch(() => undefined)) === undefined) continue;
    const message = `cannot write ${path}: the file exists; name another file, or pass overwrite: true to replace it`;
    throw new VoxError("VOX_FILE_UNWRITABLE", message, { path });
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Returns the real path of a file, or of the nearest folder above it that exists. A link to nothing is its own target. */
async function realParent(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const isLink = (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
    return isLink ? "" : realParent(dirname(path));
  }
}
