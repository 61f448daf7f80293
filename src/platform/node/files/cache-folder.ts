import { resolve } from "node:path";
import envPaths from "env-paths";

/** Absolute path of the folder for all that can be had again: the option, `VOXWEAVE_CACHE`, or the platform's own. */
export function resolveCacheFolder(option: string | undefined, env: NodeJS.ProcessEnv): string {
  return resolve(option ?? (env["VOXWEAVE_CACHE"] || envPaths("voxweave", { suffix: "" }).cache));
}
