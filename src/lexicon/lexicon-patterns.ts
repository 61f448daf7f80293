import type { CallOptions } from "../core/engine.js";
import { refuse } from "./entries.js";
import type { Found } from "./find-patterns.js";
import type { Lexicon, LexiconPattern } from "./lexicon.js";
import { openPatternThread, PatternTimeout } from "./pattern-thread.js";

/** One thread for all patterns of the program: a start takes longer than most searches. */
const PATTERNS = openPatternThread();

/** A pattern, and the lexicon that it is in. */
export interface OwnedPattern {
  readonly pattern: LexiconPattern;
  readonly lexicon: Pick<Lexicon, "name">;
}

/**
 * What each pattern finds in a text.
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID` where one of them takes too long.
 */
export async function findPatterns(
  text: string,
  patterns: readonly OwnedPattern[],
  options: CallOptions,
): Promise<readonly (readonly Found[])[]> {
  try {
    return await PATTERNS.find(
      text,
      patterns.map(({ pattern }) => pattern),
      options,
    );
  } catch (error) {
    if (!(error instanceof PatternTimeout)) throw error;
    const slow = patterns[error.index];
    const reason =
      `the pattern ${slow?.pattern.match.source} takes too long: over ${error.seconds} s for one text; write it without ` +
      `a repetition inside a repetition, as in (a+)+, or take it out`;
    return refuse(slow?.lexicon.name ?? "", undefined, reason, error);
  }
}
