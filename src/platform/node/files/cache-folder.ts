import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { VoxError } from "../../../core/errors.js";

/**
 * Returns the absolute path of the cache folder, whose files VoxWeave can download or make again: the option, else
 * `VOXWEAVE_CACHE`, else the cache folder of the platform.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE` if the folder would be in the home of a user who has none.
 */
export function resolveCacheFolder(option: string | undefined, env: NodeJS.ProcessEnv): string {
  return resolve(option ?? (env["VOXWEAVE_CACHE"] || platformFolder(env)));
}

/** Not by env-paths, which needs a home folder also where nothing is in it: it asks for one as soon as it is imported. */
function platformFolder(env: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case "darwin":
      return join(home(), "Library", "Caches", "voxweave");
    case "win32":
      return join(env["LOCALAPPDATA"] || join(home(), "AppData", "Local"), "voxweave", "Cache");
    default:
      return join(env["XDG_CACHE_HOME"] || join(home(), ".cache"), "voxweave");
  }
}

function home(): string {
  try {
    return homedir();
  } catch (cause) {
    const message =
      "this user has no home folder for the weights; set VOXWEAVE_CACHE to a folder that the user can write";
    throw new VoxError("VOX_FILE_UNWRITABLE", message, { path: "~" }, { cause });
  }
}
