import { checkChoice, checkString } from "../core/checks.js";
import { formatOfText, TEXT_FORMATS, type TextFormat } from "../markup/formats.js";
import { readScript } from "../markup/read-script.js";
import type { Script } from "../markup/script.js";

/**
 * The script of a text.
 *
 * @throws {TypeError | RangeError} for options out of bounds. @throws {VoxError} `VOX_MARKUP_INVALID`.
 */
export async function toScript(text: string, format: TextFormat | "auto" = "auto"): Promise<Script> {
  checkString("text", text);
  checkChoice("format", format, ["auto", ...TEXT_FORMATS]);
  return readScript(text, format === "auto" ? formatOfText(text) : format);
}
