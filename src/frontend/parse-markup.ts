import { checkChoice, checkString } from "../core/checks.js";
import type { CallOptions } from "../core/engine.js";
import type { MarkedText } from "../markup/marked-text.js";
import { MARKUP_LANGUAGES, type MarkupLanguage, markupOfText } from "../markup/markup-language.js";
import { parseMarkedText } from "../markup/parse-marked-text.js";

/**
 * Longest text that is parsed in the caller's thread, which is quicker than to start another one: it takes less than about
 * a second whatever the text is. The time of the Markdown parser grows with the square of the number of some blocks.
 * @unit UTF-16 code units
 */
const LONGEST_AT_ONCE: Record<MarkupLanguage, number> = {
  plain: 1_000_000,
  html: 100_000,
  ssml: 100_000,
  markdown: 6_000,
};

/**
 * The script of a text. A long text is parsed in a thread of its own, so that the event loop goes on and an abort ends it.
 *
 * @throws {TypeError | RangeError} for options out of bounds. @throws {VoxError} `VOX_MARKUP_INVALID`.
 */
export async function parseMarkup(
  text: string,
  markup: MarkupLanguage | "auto" = "auto",
  options: CallOptions = {},
): Promise<MarkedText> {
  checkString("text", text);
  checkChoice("markup", markup, ["auto", ...MARKUP_LANGUAGES]);
  const known = markup === "auto" ? markupOfText(text) : markup;
  options.signal?.throwIfAborted();
  if (text.length <= LONGEST_AT_ONCE[known]) return parseMarkedText(text, known);
  const { parseMarkupInThread } = await import("./markup-thread.js");
  return parseMarkupInThread({ text, markup: known }, options);
}
