import { join } from "node:path";

/** Folder below the cache folder for the locks of downloads and builds. */
export const LOCKS = "locks";

/** Returns the path of the lock that a process holds while it downloads an asset. Assets with the same prefix share it. */
export function downloadLock(cacheFolder: string, assetName: string): string {
  return join(cacheFolder, LOCKS, `${assetName.split("/", 1)[0]}.lock`);
}

/** Returns the path of the lock that a process holds while it builds a prepared file of this name. */
export function buildLock(cacheFolder: string, fileName: string): string {
  return join(cacheFolder, LOCKS, `${fileName}.lock`);
}
