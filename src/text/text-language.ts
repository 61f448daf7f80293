import type { SayAs } from "../core/say-as.js";
import type { RuleIndex } from "./rule-index.js";

/** Language data for the steps from text to tokens. `src/languages/` has one for each language. */
export interface LanguageText {
  readonly sentenceEnds: SentenceEnds;
  /** Rules of text normalisation: they return the words for numbers, abbreviations, symbols and the like. */
  readonly rules: RuleIndex;
  /**
   * Returns the words of a text whose kind the author names (`<say-as>`), or `undefined` if the text is not of that kind.
   *
   * @param format order of the parts of a date: "mdy", "dmy"…
   * @param tag BCP 47 tag in lower case
   * @default the language supports no kinds
   */
  readonly sayAs?: (kind: SayAs, text: string, format: string | undefined, tag: string) => string | undefined;
  /** Set if the author's stress directives have an effect. */
  readonly stress?: true;
  /** Set if "'s" after a word belongs to the word. */
  readonly possessiveS?: true;
  /** Finds the Roman numerals that number the chapters of a text. @default finds none */
  readonly chapterNumbers?: (text: string, isHeading: (place: number) => boolean) => readonly ChapterNumber[];
}

/** A {@link LanguageText} with the tag of one dialect. All dialects of a language share the data and differ in the tag. */
export interface TextLanguage extends LanguageText {
  /** BCP 47 tag in lower case, such as `"en-gb"`. */
  readonly tag: string;
}

/** A Roman numeral that is a heading, or begins a heading. */
export interface ChapterNumber {
  readonly range: { readonly start: number; readonly end: number };
  readonly number: number;
}

/**
 * Rules of a language for the ends of sentences. Except `saidBy`, they examine only the next word of the text, up to its
 * white space, so that text that arrives in pieces is spoken early.
 */
export interface SentenceEnds {
  /** Set if the language puts a space before the closing quotation mark "»" and never opens a quotation with it. */
  readonly spacedGuillemets?: true;
  /** Tests whether a full stop between `before` and `next` ends the sentence. Both are at most 120 characters long. */
  fullStopEnds(before: string, next: string): boolean;
  /**
   * Tests whether a mark between `before` and `next` ends a sentence although no space follows it. Both are at most 40
   * characters long. @default never
   */
  endsWithoutSpace?(before: string, next: string): boolean;
  /** Tests whether `next` names the speaker of the quotation before it: '"Stop!" John said.' @default never */
  saidBy?(next: string): boolean;
  /** Tests whether the answer of `saidBy` for the beginning of a text may differ from that for the whole. @default never */
  mayBecomeSaidBy?(next: string): boolean;
}

/** Sentence ends for a language that VoxWeave does not know: a full stop after a single capital letter marks an initial. */
export const PLAIN_SENTENCE_ENDS: SentenceEnds = {
  fullStopEnds: (before) => !endsInInitial(before),
};

/** Tests whether a text ends in a single capital letter. */
export function endsInInitial(before: string): boolean {
  return /(?:^|[\s.])\p{Lu}$/u.test(before);
}
