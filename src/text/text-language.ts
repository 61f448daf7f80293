import type { SayAs } from "../core/say-as.js";
import type { RuleIndex } from "./rule-index.js";

/** What the steps from text to tokens need to know of a language. `src/languages/` has one for each. */
export interface LanguageText {
  readonly sentenceEnds: SentenceEnds;
  /** How what is not said as it is written is read. */
  readonly rules: RuleIndex;
  /**
   * The words of a text whose kind its author has named, or `undefined` where it is not of that kind.
   *
   * @param format how a date is written: "mdy", "dmy"…
   * @param tag BCP 47 tag in lower case
   * @default no kind is known
   */
  readonly sayAs?: (kind: SayAs, text: string, format: string | undefined, tag: string) => string | undefined;
  /** Whether a stress that the author asks for has an effect. */
  readonly stress?: true;
  /** Whether "'s" after a word belongs to it. */
  readonly possessiveS?: true;
  /** Roman numerals that count the chapters of a text. @default none are looked for */
  readonly chapterNumbers?: (text: string, isHeading: (place: number) => boolean) => readonly ChapterNumber[];
}

/** A {@link LanguageText} for one tag: dialects share the first, and differ in the second. */
export interface TextLanguage extends LanguageText {
  /** BCP 47 tag in lower case, such as `"en-gb"`. */
  readonly tag: string;
}

/** A Roman numeral that is a heading, or begins one. */
export interface ChapterNumber {
  readonly range: { readonly start: number; readonly end: number };
  readonly number: number;
}

/** Where the sentences of a language end. */
export interface SentenceEnds {
  /** Whether the language puts a space before the closing quotation mark "»", and does not open with it. */
  readonly spacedGuillemets?: true;
  /** Whether a full stop between `before` and `next` ends the sentence. Both are cut to some 120 characters. */
  fullStopEnds(before: string, next: string): boolean;
  /** Whether `next` says who spoke the quotation that ends before it: '"Stop!" John said.' @default never */
  saidBy?(next: string): boolean;
}

/** For a tag that VoxWeave has no language for: a full stop behind one letter is an initial's. */
export const PLAIN_SENTENCE_ENDS: SentenceEnds = {
  fullStopEnds: (before) => !endsInInitial(before),
};

/** Whether a text ends in a single capital letter. */
export function endsInInitial(before: string): boolean {
  return /(?:^|[\s.])\p{Lu}$/u.test(before);
}
