import { join } from "node:path";

/** Folder, below the cache folder, of the locks of downloads and builds. */
export const LOCKS = "locks";

/** The lock that whoever downloads an asset holds. Assets that travel together share it. */
export function downloadLock(cacheFolder: string, assetName: string): string {
  return join(cacheFolder, LOCKS, `${assetName.split("/", 1)[0]}.lock`);
}

/** The lock that whoever builds a prepared file of this name holds. */
export function buildLock(cacheFolder: string, fileName: string): string {
  return join(cacheFolder, LOCKS, `${fileName}.lock`);
}
