/**
 * One way to read something that is not said as it is written.
 *
 * Rules are tried in order wherever a word may begin; the first whose `read` answers takes what its pattern has matched.
 */
export interface Rule {
  /** What it reads: "money", "date"… Several rules may share a class. */
  readonly class: string;
  /** Its own name within the class, such as `"amount"`. */
  readonly name: string;
  /**
   * Sticky and Unicode (`/…/uy`): what it may take, from a place where a word begins. A match after which the word goes
   * on (a letter or digit beside a letter or digit) is dropped. Every repetition must be bounded, so that a long
   * text without an end is still read in linear time.
   */
  readonly pattern: RegExp;
  /** Set where a match may end inside a word; any other match that does is dropped. */
  readonly cuts?: true;
  /** Matches the one character that it may begin with; elsewhere it is not tried, which saves time. @default any */
  readonly begins?: RegExp;
  /** The words, or `undefined` where the context says that it is something else. */
  readonly read: (match: RegExpExecArray, context: MatchContext) => Verbalisation | undefined;
}

/**
 * What is said. A string is words with spaces between, all of which stand for the whole match. The empty string is a
 * mark without sound.
 */
export type Verbalisation = string | readonly VerbalisedPart[];

/** Words for a part of what was matched. */
export interface VerbalisedPart {
  /** Words with spaces between. */
  readonly text: string;
  /** What of the match it stands for: offsets from its start. @default the whole match */
  readonly from?: number;
  readonly to?: number;
  /** Set where `text` is letters to be named one by one. */
  readonly as?: "letters";
  /** As in `WordToken`. */
  readonly stress?: number;
  /** A mark after the words: a pause inside a telephone number, say. */
  readonly mark?: string;
}

/** What stands around a match. */
export interface MatchContext {
  readonly sentence: string;
  /** Where the match stands in the sentence. */
  readonly start: number;
  readonly end: number;
  /** BCP 47 tag in lower case, such as `"en-gb"`. */
  readonly locale: string;
}

/** Looked at on either side. @unit characters */
const REACH = 60;

/** What stands before the match: at most {@link REACH} characters of it. */
export function before({ sentence, start }: MatchContext): string {
  return sentence.slice(Math.max(0, start - REACH), start);
}

/** What follows the match: at most {@link REACH} characters of it. */
export function after({ sentence, end }: MatchContext): string {
  return sentence.slice(end, end + REACH);
}

/** The written word before the match, if only white space or opening marks stand between; without its own marks. */
export function wordBefore(context: MatchContext): string | undefined {
  return /([\p{L}\p{M}\p{N}'’.&-]+)[\s("“‘'[]*$/u.exec(before(context))?.[1]?.replace(/^[-'’.&]+|[-'’.&]+$/gu, "");
}

/** The written word after the match, if only white space or opening marks stand between; without its own marks. */
export function wordAfter(context: MatchContext): string | undefined {
  return /^[\s("“‘'[]*([\p{L}\p{M}\p{N}'’.&-]+)/u.exec(after(context))?.[1]?.replace(/^[-'’.&]+|[-'’.&]+$/gu, "");
}
