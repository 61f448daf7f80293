import type { CallOptions } from "../core/engine.js";
import { checkPatterns } from "./check-patterns.js";
import type { Lexicon, LexiconFormat } from "./lexicon.js";
import type { ParsedLexicon } from "./parsed-lexicon.js";

/**
 * Parses a lexicon. The parser of each format is loaded at first use.
 *
 * @param name name of the lexicon in errors: its path
 * @throws {VoxError} `VOX_LEXICON_INVALID`, with the line and the reason.
 */
export async function parseLexicon(
  text: string,
  format: LexiconFormat,
  name: string,
  options: CallOptions = {},
): Promise<Lexicon> {
  const parsed = await readLexicon(text.replace(/^\uFEFF/, ""), format, name);
  return checkPatterns(parsed, options);
}

async function readLexicon(source: string, format: LexiconFormat, name: string): Promise<ParsedLexicon> {
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
