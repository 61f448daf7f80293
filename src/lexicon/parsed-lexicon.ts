import type { Refuse } from "./entries.js";
import type { Lexicon, LexiconPattern } from "./lexicon.js";

/** A lexicon as it was written; its patterns have not been tried yet. */
export interface ParsedLexicon extends Omit<Lexicon, "patterns"> {
  readonly patterns: readonly ParsedPattern[];
}

export interface ParsedPattern extends LexiconPattern {
  /** Refuses the pattern, with its line. */
  readonly refuse: Refuse;
}
