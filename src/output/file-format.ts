import { extname } from "node:path";
import { checkString } from "../core/checks.js";
import { VoxError } from "../core/errors.js";

const FORMATS = [".wav"];

/** @throws {VoxError} `VOX_FORMAT_UNSUPPORTED` where the ending of a path names no format that VoxWeave writes. */
export function checkFormat(path: string): void {
  const format = extname(checkString("path", path)).toLowerCase();
  if (FORMATS.includes(format)) return;
  throw new VoxError(
    "VOX_FORMAT_UNSUPPORTED",
    `VoxWeave writes ${FORMATS.join(", ")}, not "${format || path}"; give the file a name that ends in .wav`,
    { format, supported: FORMATS },
  );
}
