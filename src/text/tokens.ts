import type { SourceRange } from "../core/range.js";

/**
 * A word to be said, or a mark that shapes how the words around it are said.
 *
 * The tokens of a sentence cover every character of it that is not white space, in order.
 */
export type Token = WordToken | PunctuationToken;

interface TokenPlace {
  /** Where it was written. Words that are one in writing and several in speech ("$5") share a range. */
  readonly source: SourceRange;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

export interface WordToken extends TokenPlace {
  readonly kind: "word";
  /** One spoken word, or the written word itself where the phonemizer is to read it. No white space. */
  readonly text: string;
  /** The class of what was written: "money", "date"; "word" where it is said as it is written. */
  readonly class: string;
  /** The rule that read it. */
  readonly rule: string;
  /** Set where its letters are to be named one by one. */
  readonly as?: "letters";
  /** Given by the author or a lexicon, in Kokoro's symbols; said as they are. */
  readonly phonemes?: string;
  /** Set where "'s" follows what is said: the sound of `phonemes` or of the letters still lacks it. */
  readonly possessive?: true;
  /** How much more or less than by itself it is stressed, from -2 (no stress at all) to 2. @default 0 */
  readonly stress?: number;
}

export interface PunctuationToken extends TokenPlace {
  readonly kind: "mark";
  /** One of {@link PUNCTUATION}, or the empty string where it has no sound. */
  readonly mark: string;
  /** As it stands in the text. */
  readonly written: string;
}

/** The rule of words that are said as they are written. */
export const AS_WRITTEN = "as written";

/** The punctuation that is handed on; every other mark is mapped to one of these or has no sound. */
export const PUNCTUATION = ';:,.!?—…"()“”';
