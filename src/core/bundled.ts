import { VoxError } from "./errors.js";

/**
 * Checks `import.meta.url`, which a bundle in CommonJS does not have.
 *
 * @throws {VoxError} `VOX_DEPENDENCY_MISSING`.
 */
export function moduleUrl(url: string | undefined): string {
  if (url === undefined) throw bundledError("the files of its package cannot be found from a bundle");
  return url;
}

/** The error where a file of the package is not there, which is what becomes of it in a bundle. */
export function bundledError(reason: string): VoxError<"VOX_DEPENDENCY_MISSING"> {
  const command = "esbuild --packages=external";
  const message =
    `VoxWeave was bundled, or is not installed completely: ${reason}. ` +
    `Keep it out of the bundle: "${command}", serverExternalPackages: ["voxweave"] in next.config.js, ` +
    "or what your bundler calls external";
  return new VoxError("VOX_DEPENDENCY_MISSING", message, { dependency: "voxweave", command });
}
