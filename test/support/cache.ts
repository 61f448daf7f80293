import { fileURLToPath } from "node:url";

/**
 * Cache of assets that all tests share: what one has pulled, the others use, and a second run of the suite pulls
 * nothing.
 */
export const SUITE_CACHE: string = fileURLToPath(new URL("../../.cache/voxweave", import.meta.url));
