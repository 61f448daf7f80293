import { parseInline } from "./inline.js";
import type { MarkupBefore, PortableMarkedText } from "./marked-text.js";
import type { MarkupLanguage } from "./markup-language.js";
import type { ReadIpa } from "./ssml-elements.js";

/** Options of {@link parseMarkedText}. */
export interface ParseMarkupOptions {
  /** Converts the IPA of SSML into the symbols of the engine. @default keeps it unchanged */
  readonly readIpa?: ReadIpa;
  /** State of the markup at the start of plain text or Markdown, if it is a piece of a longer text. @default no mark is open */
  readonly before?: MarkupBefore | undefined;
}

/**
 * Parses a text in one of the markup languages. Each parser is loaded at first use, so plain text loads none of the others.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID` if SSML is not well-formed, or HTML elements are nested more than 5,000 deep.
 */
export async function parseMarkedText(
  source: string,
  format: MarkupLanguage,
  options: ParseMarkupOptions = {},
): Promise<PortableMarkedText> {
  switch (format) {
    case "plain":
      return parseInline(source, options.before?.open);
    case "markdown":
      return (await import("./markdown.js")).parseMarkdown(source, options.before);
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
