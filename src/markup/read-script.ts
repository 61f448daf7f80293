import type { TextFormat } from "./formats.js";
import { readInline } from "./inline.js";
import type { PortableScript } from "./script.js";
import type { ReadIpa } from "./ssml-elements.js";

export interface ReadScriptOptions {
  /** Turns the IPA of SSML into the symbols of the engine. @default takes it as it is */
  readonly readIpa?: ReadIpa;
}

/**
 * Reads a text in one of the formats. The parsers of the others are loaded when they are first needed: plain text pays
 * for none of them.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID` where SSML is not well-formed, or where elements are nested without end.
 */
export async function readScript(
  source: string,
  format: TextFormat,
  options: ReadScriptOptions = {},
): Promise<PortableScript> {
  switch (format) {
    case "plain":
      return readInline(source);
    case "markdown":
      return (await import("./markdown.js")).readMarkdown(source);
    case "html":
      return (await import("./html.js")).readHtml(source);
    case "ssml": {
      const { readIpa = (ipa) => ({ phonemes: ipa, unknown: [] }) } = options;
      return (await import("./ssml.js")).readSsml(source, readIpa);
    }
    default:
      return format satisfies never;
  }
}
