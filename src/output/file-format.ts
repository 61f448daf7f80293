import { extname } from "node:path";
import { checkString } from "../core/checks.js";
import { VoxError } from "../core/errors.js";

const FORMATS = [".wav"];

/**
 * Checks that VoxWeave can write the sound format of a path.
 *
 * @throws {VoxError} `VOX_FORMAT_UNSUPPORTED` if the extension is not that of a supported format.
 */
export function checkFormat(path: string): void {
  const format = extname(checkString("path", path)).toLowerCase();
  if (FORMATS.includes(format)) return;
  throw new VoxError(
    "VOX_FORMAT_UNSUPPORTED",
    `VoxWeave writes ${FORMATS.join(", ")}, not "${format || path}"; use a file name that ends in .wav`,
    { format, supported: FORMATS },
  );
}
