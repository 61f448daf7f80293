/** How a user wants words to be said. */
export interface Lexicon {
  /** What it is called in errors: the path of its file. */
  readonly name: string;
  readonly words: readonly LexiconWord[];
  readonly patterns: readonly LexiconPattern[];
}

/**
 * One or more words as they are written. In lower case they stand for themselves in any case ("sql", "SQL", "Sql"); with
 * a capital in it an entry stands for exactly what it says ("Polish").
 */
export interface LexiconWord {
  readonly written: string;
  readonly saying: Saying;
}

/** What a regular expression finds; `$1`, `$<name>`, `$&` and `$$` in the saying are as in `String.replace`. */
export interface LexiconPattern {
  readonly match: RegExp;
  readonly saying: Saying;
}

export type Saying =
  /** In Kokoro's symbols. */
  | { readonly kind: "phonemes"; readonly phonemes: string }
  /** Read as if this were written. */
  | { readonly kind: "sub"; readonly alias: string };

/** How a lexicon may be written. */
export type LexiconFormat = "json" | "tsv" | "pls";
