import type { SourceRange } from "../core/range.js";

/**
 * A word to say, or a mark that shapes how the words around it are said.
 *
 * The tokens of a sentence are in order, and cover each of its characters but white space.
 */
export type Token = WordToken | PunctuationToken;

interface TokenPlace {
  /** Range of the token in the text. When one written word becomes several spoken words ("$5"), they share a range. */
  readonly source: SourceRange;
  /** Whether a space separates the token from the one before. */
  readonly spaced: boolean;
}

export interface WordToken extends TokenPlace {
  readonly kind: "word";
  /** One spoken word, or the written word if the phonemizer reads it. Holds no white space. */
  readonly text: string;
  /** Semiotic class of the written form: "money", "date"; "word" if it is said as it is written. */
  readonly class: string;
  /** Name of the rule that read it. */
  readonly rule: string;
  /** Set if its letters are named one by one. */
  readonly as?: "letters";
  /** Phonemes from the author, a lexicon or a rule, in Kokoro's symbols, to be said unchanged. */
  readonly phonemes?: string;
  /** Set if a possessive "'s" must be added to the sound of `phonemes` or of the named letters. */
  readonly possessive?: true;
  /** Change to the usual stress of the word, from -2 (no stress at all) to 2. @default 0 */
  readonly stress?: number;
}

export interface PunctuationToken extends TokenPlace {
  readonly kind: "mark";
  /** One of {@link PUNCTUATION}, or the empty string for a mark without sound. */
  readonly mark: string;
  /** The mark as the text has it. */
  readonly written: string;
}

/** Name of the rule for words that are said as they are written. */
export const AS_WRITTEN = "as written";

/** The punctuation that the phonemizer receives. Every other mark is mapped to one of these, or has no sound. */
export const PUNCTUATION = ';:,.!?—…"()“”';
