import { checkChoice, checkString } from "../core/checks.js";
import type { CallOptions } from "../core/engine.js";
import { formatOfText, TEXT_FORMATS, type TextFormat } from "../markup/formats.js";
import { readScript } from "../markup/read-script.js";
import type { Script } from "../markup/script.js";

/**
 * Longest text that is parsed in the caller's thread, which is quicker than to start another one: it takes less than about
 * a second whatever the text is. The time of the Markdown parser grows with the square of the number of some blocks.
 * @unit UTF-16 code units
 */
const LONGEST_AT_ONCE: Record<TextFormat, number> = {
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
export async function toScript(
  text: string,
  format: TextFormat | "auto" = "auto",
  options: CallOptions = {},
): Promise<Script> {
  checkString("text", text);
  checkChoice("format", format, ["auto", ...TEXT_FORMATS]);
  const known = format === "auto" ? formatOfText(text) : format;
  options.signal?.throwIfAborted();
  if (text.length <= LONGEST_AT_ONCE[known]) return readScript(text, known);
  const { readScriptInThread } = await import("./script-thread.js");
  return readScriptInThread({ text, format: known }, options);
}
