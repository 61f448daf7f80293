import { resolve } from "node:path";
import envPaths from "env-paths";

/**
 * Returns the absolute path of the cache folder, whose files VoxWeave can download or make again: the option, else
 * `VOXWEAVE_CACHE`, else the cache folder of the platform.
 */
export function resolveCacheFolder(option: string | undefined, env: NodeJS.ProcessEnv): string {
  return resolve(option ?? (env["VOXWEAVE_CACHE"] || envPaths("voxweave", { suffix: "" }).cache));
}
