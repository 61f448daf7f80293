import { VoxError } from "../core/errors.js";
import type { SourceRange } from "../core/range.js";
import type { TextView } from "../frontend/text-view.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import type { MarkupLanguage } from "../markup/markup-language.js";

/**
 * Returns the error for text without sound.
 *
 * @param range in the words of the text
 */
export function unspoken(text: TextView, range: SourceRange): VoxError<"VOX_TEXT_UNSPOKEN"> {
  const source = text.toSource(range);
  const written = text.source.slice(source.start, source.end).toWellFormed();
  const shown = JSON.stringify(written.length > 40 ? `${written.slice(0, 40)}…` : written);
  return new VoxError(
    "VOX_TEXT_UNSPOKEN",
    `there is no sound for ${shown} at character ${source.start}; write it in the language of the voice, or remove it`,
    { text: written, source },
  );
}

/** Returns the error for markup that is not understood. */
export function notUnderstood(
  markup: MarkupLanguage,
  { message, line, column }: MarkupProblem,
): VoxError<"VOX_MARKUP_INVALID"> {
  const details = { markup, line, column, reason: message };
  return new VoxError("VOX_MARKUP_INVALID", `line ${line}, column ${column}: ${message}`, details);
}
