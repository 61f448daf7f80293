import type { CallOptions } from "../core/engine.js";
import { refuse } from "./entries.js";
import type { Found } from "./find-patterns.js";
import type { Lexicon, LexiconPattern } from "./lexicon.js";
import { openPatternThread, PatternTimeout } from "./pattern-thread.js";

/** The one thread for all patterns of the process, since a start takes longer than most searches. */
const PATTERNS = openPatternThread();

/** A pattern with its lexicon. */
export interface OwnedPattern {
  readonly pattern: LexiconPattern;
  readonly lexicon: Pick<Lexicon, "name">;
}

/**
 * Returns the matches of each pattern in a text.
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID` if a pattern takes too long.
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
      `the pattern ${slow?.pattern.match.source} takes too long: more than ${error.seconds} s for one text; write it ` +
      `without a repetition inside a repetition, such as (a+)+, or remove it`;
    return refuse(slow?.lexicon.name ?? "", undefined, reason, error);
  }
}
