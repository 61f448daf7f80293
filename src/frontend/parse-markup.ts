import { checkChoice, checkString } from "../core/checks.js";
import type { CallOptions } from "../core/engine.js";
import { type MarkedText, type MarkupBefore, NOTHING_BEFORE, type PortableMarkedText } from "../markup/marked-text.js";
import { MARKUP_LANGUAGES, type MarkupLanguage, resolveMarkup } from "../markup/markup-language.js";

/**
 * Longest text that is parsed in the caller's thread, which is faster than starting another thread. Any text of this length
 * takes less than about a second. The Markdown parser needs time quadratic in the number of some blocks.
 * @unit UTF-16 code units
 */
const LONGEST_AT_ONCE: Record<MarkupLanguage, number> = {
  plain: 1_000_000,
  html: 100_000,
  ssml: 100_000,
  markdown: 6_000,
};

/**
 * Parses the markup of a text. A long text is parsed in another thread, so that the event loop keeps running and an abort
 * ends the parser.
 *
 * @param markup markup language. @default detected from the text: SSML or plain text
 * @throws {TypeError | RangeError} for an invalid text or markup. @throws {VoxError} `VOX_MARKUP_INVALID`.
 */
export async function parseMarkup(
  text: string,
  markup: MarkupLanguage | "auto" = "auto",
  options: CallOptions = {},
): Promise<MarkedText> {
  checkString("text", text);
  checkChoice("markup", markup, ["auto", ...MARKUP_LANGUAGES]);
  return parsePiece(text, resolveMarkup(text, markup), NOTHING_BEFORE, options);
}

/**
 * Parses a piece of a text like {@link parseMarkup}.
 *
 * @param before state of the markup at the start of the piece
 * @throws {VoxError} `VOX_MARKUP_INVALID`
 */
export async function parsePiece(
  text: string,
  markup: MarkupLanguage,
  before: MarkupBefore,
  options: CallOptions,
): Promise<PortableMarkedText> {
  options.signal?.throwIfAborted();
  if (text.length <= LONGEST_AT_ONCE[markup]) {
    const { parseMarkedText } = await import("../markup/parse-marked-text.js");
    return parseMarkedText(text, markup, { before });
  }
  const { parseMarkupInThread } = await import("./markup-thread.js");
  return parseMarkupInThread({ text, markup, before }, options);
}
