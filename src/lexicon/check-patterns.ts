import type { CallOptions } from "../core/engine.js";
import type { Lexicon } from "./lexicon.js";
import type { ParsedLexicon } from "./parsed-lexicon.js";

/**
 * Returns the lexicon after a check that none of its patterns matches an empty text.
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID`
 */
export async function checkPatterns(parsed: ParsedLexicon, options: CallOptions): Promise<Lexicon> {
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
