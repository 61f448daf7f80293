import type { CallOptions } from "../core/engine.js";
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
  const patterns = parsed.patterns.map(({ match, saying }) => ({ match, saying }));
  const owned = patterns.map((pattern) => ({ pattern, lexicon: parsed }));
  if (patterns.length === 0) return { ...parsed, patterns };
  const { findPatterns } = await import("./lexicon-patterns.js");
  const foundInNothing = await findPatterns("", owned, options);
  for (const [index, { match, refuse }] of parsed.patterns.entries()) {
    if ((foundInNothing[index]?.length ?? 0) > 0)
      refuse(`the pattern ${match.source} also matches an empty text; make it match at least one character`);
  }
  return { ...parsed, patterns };
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
