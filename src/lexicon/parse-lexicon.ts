import type { Lexicon, LexiconFormat } from "./lexicon.js";

/**
 * Reads a lexicon. The parser of each format is loaded when it is first needed.
 *
 * @param name what it is called in errors: its path
 * @throws {VoxError} `VOX_LEXICON_INVALID`, with the line and what is wrong there.
 */
export async function parseLexicon(text: string, format: LexiconFormat, name: string): Promise<Lexicon> {
  const source = text.replace(/^\uFEFF/, "");
  switch (format) {
    case "json":
      return (await import("./json.js")).readJsonLexicon(source, name);
    case "tsv":
      return (await import("./tsv.js")).readTsvLexicon(source, name);
    case "pls":
      return (await import("./pls.js")).readPlsLexicon(source, name);
    default:
      return format satisfies never;
  }
}
