import { VoxError } from "../core/errors.js";
import { createLineIndex } from "./line-index.js";
import type { MarkupLanguage } from "./markup-language.js";

const NAMES: Record<MarkupLanguage, string> = { plain: "text", markdown: "Markdown", html: "HTML", ssml: "SSML" };

/** A text that is not in the markup language that it should be in; `advice` says what to do about it. */
export function invalidMarkup(
  markup: MarkupLanguage,
  source: string,
  offset: number,
  reason: string,
  advice = "mend it there, or have it read as plain text",
): VoxError<"VOX_MARKUP_INVALID"> {
  const { line, column } = createLineIndex(source)(offset);
  const message = `the text is no good ${NAMES[markup]} at line ${line}, column ${column}: ${reason}; ${advice}`;
  return new VoxError("VOX_MARKUP_INVALID", message, { markup, line, column, reason });
}
