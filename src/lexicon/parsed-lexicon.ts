import type { Refuse } from "./entries.js";
import type { Lexicon, LexiconPattern } from "./lexicon.js";

/** A parsed lexicon whose patterns have not run yet. */
export interface ParsedLexicon extends Omit<Lexicon, "patterns"> {
  readonly patterns: readonly ParsedPattern[];
}

export interface ParsedPattern extends LexiconPattern {
  /** Rejects the pattern with an error that has its line. */
  readonly refuse: Refuse;
}
