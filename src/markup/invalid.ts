import { VoxError } from "../core/errors.js";
import { createLineIndex } from "./line-index.js";
import type { MarkupLanguage } from "./markup-language.js";

const NAMES: Record<MarkupLanguage, string> = { plain: "text", markdown: "Markdown", html: "HTML", ssml: "SSML" };

/**
 * Creates the error for a text that is not valid in its markup language.
 *
 * @param reason what is wrong at `offset`
 * @param advice what the caller can do about it
 */
export function invalidMarkup(
  markup: MarkupLanguage,
  source: string,
  offset: number,
  reason: string,
  advice = 'correct it there, or set markup to "plain" to read the text as plain text',
): VoxError<"VOX_MARKUP_INVALID"> {
  const { line, column } = createLineIndex(source)(offset);
  const message = `the text is not valid ${NAMES[markup]} at line ${line}, column ${column}: ${reason}; ${advice}`;
  return new VoxError("VOX_MARKUP_INVALID", message, { markup, line, column, reason });
}
