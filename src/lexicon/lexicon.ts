/** A user's pronunciations of words and patterns. */
export interface Lexicon {
  /** Name in errors: the path of its file. */
  readonly name: string;
  /** Entries for words. */
  readonly words: readonly LexiconWord[];
  /** Entries for regular expressions, which apply after those for words. */
  readonly patterns: readonly LexiconPattern[];
}

/**
 * An entry for one or more words. An entry in lower case matches in any case ("sql" matches "SQL" and "Sql"). An entry with
 * a capital letter matches only the same letters ("Polish").
 */
export interface LexiconWord {
  /** The words as written. White space between them matches any white space. */
  readonly written: string;
  /** Their pronunciation. */
  readonly saying: Saying;
}

/** An entry for a regular expression. `$1`, `$<name>`, `$&` and `$$` in its spelling work as in `String.replace`. */
export interface LexiconPattern {
  /** The expression, with the flags `g` and `u`. */
  readonly match: RegExp;
  /** The pronunciation of each match. */
  readonly saying: Saying;
}

/** The pronunciation of an entry. */
export type Saying =
  /** Says phonemes in Kokoro's symbols. */
  | { readonly kind: "phonemes"; readonly phonemes: string }
  /** Reads another spelling. */
  | { readonly kind: "sub"; readonly alias: string };

/** File formats of lexicons. */
export type LexiconFormat = "json" | "tsv" | "pls";
