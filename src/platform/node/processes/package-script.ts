import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundledError } from "../../../core/bundled.js";

/**
 * Returns the path of a script of this package that runs in another thread or process.
 *
 * @param url a URL with the scheme `file:`
 * @throws {VoxError} `VOX_DEPENDENCY_MISSING` if the script does not exist, because a bundler left it behind.
 */
export function packageScript(url: URL): string {
  const path = fileURLToPath(url);
  if (!existsSync(path)) throw bundledError(`the file ${path} does not exist`);
  return path;
}
