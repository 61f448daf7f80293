import { VoxError } from "./errors.js";

/**
 * Returns the given `import.meta.url`, which is undefined in a CommonJS bundle.
 *
 * @throws {VoxError} `VOX_DEPENDENCY_MISSING`.
 */
export function moduleUrl(url: string | undefined): string {
  if (url === undefined) throw bundledError("the files of its package cannot be found from a bundle");
  return url;
}

/** Returns the error for a missing file of the package. A bundler leaves such files behind. */
export function bundledError(reason: string): VoxError<"VOX_DEPENDENCY_MISSING"> {
  const command = "esbuild --packages=external";
  const message =
    `VoxWeave was bundled, or is not installed completely: ${reason}. ` +
    `Keep it out of the bundle: "${command}", serverExternalPackages: ["voxweave"] in next.config.js, ` +
    "or the same setting of your bundler";
  return new VoxError("VOX_DEPENDENCY_MISSING", message, { dependency: "voxweave", command });
}
