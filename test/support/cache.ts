import { fileURLToPath } from "node:url";

/**
 * Folder of the cache of assets that all tests share. Each asset is downloaded once, and a second run downloads nothing.
 */
export const SUITE_CACHE: string = fileURLToPath(new URL("../../.cache/voxweave", import.meta.url));
