/**
 * A rule of text normalisation: finds one kind of written form, such as "$5", and returns the words to say for it.
 *
 * Rules are tried in order at each place where a word may begin. The first rule whose pattern matches and whose `read`
 * returns words wins; it consumes the match.
 */
export interface Rule {
  /** Semiotic class of the match: "money", "date"… Several rules may share a class. */
  readonly class: string;
  /** Name within the class, such as `"amount"`. */
  readonly name: string;
  /**
   * Pattern that matches from the start of a word; its flags are sticky and Unicode (`/…/uy`). A match that ends inside a
   * word (between two letters or digits) is dropped. Every repetition must be bounded, so that any text is read in linear
   * time.
   */
  readonly pattern: RegExp;
  /** Set if a match may end inside a word. */
  readonly cuts?: true;
  /** Matches the characters that a match can begin with. The rule is not tried at others, to save time. @default any */
  readonly begins?: RegExp;
  /** Returns the words, or `undefined` if the context shows that the match means something else. */
  readonly read: (match: RegExpExecArray, context: MatchContext) => Verbalisation | undefined;
}

/**
 * The words to say for a match. A string holds words with spaces between them, and each word stands for the whole match.
 * The empty string makes the match a mark without sound.
 */
export type Verbalisation = string | readonly VerbalisedPart[];

/** Words for a part of what was matched. */
export interface VerbalisedPart {
  /** Words with spaces between. */
  readonly text: string;
  /** Part of the match that the words stand for: offsets from the start of the match. @default the whole match */
  readonly from?: number;
  readonly to?: number;
  /** Set if `text` is letters that are named one by one. */
  readonly as?: "letters";
  /** Phonemes of `text`, in Kokoro's symbols, to be said unchanged. `text` is then one word. */
  readonly phonemes?: string;
  /** Stress, as in `WordToken`. */
  readonly stress?: number;
  /** Mark after the words, such as a pause inside a telephone number. */
  readonly mark?: string;
}

/** A match and the sentence around it. */
export interface MatchContext {
  readonly sentence: string;
  /** Start and end of the match in the sentence. */
  readonly start: number;
  readonly end: number;
  /** BCP 47 tag in lower case, such as `"en-gb"`. */
  readonly locale: string;
}

/** Length of the text that a rule sees on either side of a match. @unit characters */
const REACH = 60;

/** Returns the text before the match: at most {@link REACH} characters. */
export function before({ sentence, start }: MatchContext): string {
  return sentence.slice(Math.max(0, start - REACH), start);
}

/** Returns the text after the match: at most {@link REACH} characters. */
export function after({ sentence, end }: MatchContext): string {
  return sentence.slice(end, end + REACH);
}

/** Returns the word before the match without the marks around it, if only white space or opening marks are between them. */
export function wordBefore(context: MatchContext): string | undefined {
  return /([\p{L}\p{M}\p{N}'’.&-]+)[\s("“‘'[]*$/u.exec(before(context))?.[1]?.replace(/^[-'’.&]+|[-'’.&]+$/gu, "");
}

/** Returns the word after the match without the marks around it, if only white space or opening marks are between them. */
export function wordAfter(context: MatchContext): string | undefined {
  return /^[\s("“‘'[]*([\p{L}\p{M}\p{N}'’.&-]+)/u.exec(after(context))?.[1]?.replace(/^[-'’.&]+|[-'’.&]+$/gu, "");
}
