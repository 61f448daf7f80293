import { parseInline } from "./inline.js";
import type { PortableMarkedText } from "./marked-text.js";
import type { MarkupLanguage } from "./markup-language.js";
import type { ReadIpa } from "./ssml-elements.js";

export interface ParseMarkupOptions {
  /** Turns the IPA of SSML into the symbols of the engine. @default takes it as it is */
  readonly readIpa?: ReadIpa;
}

/**
 * Reads a text in one of the formats. The parsers of the others are loaded when they are first needed: plain text pays
 * for none of them.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID` where SSML is not well-formed, or where elements are nested without end.
 */
export async function parseMarkedText(
  source: string,
  format: MarkupLanguage,
  options: ParseMarkupOptions = {},
): Promise<PortableMarkedText> {
  switch (format) {
    case "plain":
      return parseInline(source);
    case "markdown":
      return (await import("./markdown.js")).parseMarkdown(source);
    case "html":
      return (await import("./html.js")).parseHtml(source);
    case "ssml": {
      const { readIpa = (ipa) => ({ phonemes: ipa, unknown: [] }) } = options;
      return (await import("./ssml.js")).parseSsml(source, readIpa);
    }
    default:
      return format satisfies never;
  }
}
