import { VoxError } from "../core/errors.js";
import { createLineIndex } from "./line-index.js";
import type { MarkupLanguage } from "./markup-language.js";

const NAMES: Record<MarkupLanguage, string> = { plain: "text", markdown: "Markdown", html: "HTML", ssml: "SSML" };

/** A text that is not what its format wants; `advice` says what to do about it. */
export function invalidMarkup(
  format: MarkupLanguage,
  source: string,
  offset: number,
  reason: string,
  advice = "mend it there, or have it read as plain text",
): VoxError<"VOX_MARKUP_INVALID"> {
  const { line, column } = createLineIndex(source)(offset);
  const message = `the text is no good ${NAMES[format]} at line ${line}, column ${column}: ${reason}; ${advice}`;
  return new VoxError("VOX_MARKUP_INVALID", message, { format, line, column, reason });
}
