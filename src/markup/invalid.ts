import { VoxError } from "../core/errors.js";
import { createLineIndex } from "./line-index.js";

/** A text that is not what its format wants; `advice` says what to do about it. */
export function invalidMarkup(
  format: string,
  source: string,
  offset: number,
  reason: string,
  advice = "mend it there, or have it read as plain text",
): VoxError<"VOX_MARKUP_INVALID"> {
  const { line, column } = createLineIndex(source)(offset);
  const message = `the text is no good ${format} at line ${line}, column ${column}: ${reason}; ${advice}`;
  return new VoxError("VOX_MARKUP_INVALID", message, { format, line, column, reason });
}
