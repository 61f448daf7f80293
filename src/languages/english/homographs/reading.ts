/** How a homograph is to be said. */
export type HomographReading =
  /** As the dictionaries say it where it is that part of speech; a Penn tag. */
  | { readonly tag: string }
  /** As another word. */
  | { readonly like: string }
  /** In misaki's symbols, where no dictionary has it. */
  | { readonly us: string; readonly gb: string };

/** A part of speech, as far as it tells homographs apart; an adverb counts as an adjective ("live", "close"). */
export type WordClass = "noun" | "verb" | "adjective";

/** One meaning of a homograph, and what speaks for it. Lists are words with spaces between them, in lower case. */
export interface Sense {
  /** `undefined` where the dictionaries and the tag say it rightly. */
  readonly say?: HomographReading;
  /** What it weighs without any cue. @default 0 */
  readonly prior?: number;
  /** Adds what the sentence's grammar says for that part of speech. */
  readonly is?: WordClass;
  /** Words anywhere in the sentence, in the singular or the plural. */
  readonly near?: string;
  /** The word just before. */
  readonly before?: string;
  /** The word just after. */
  readonly after?: string;
  /** Words in this order, `*` being the homograph: "made of *". */
  readonly phrases?: readonly string[];
}

/** The senses of some words that are weighed in the same way. The first is taken where none outweighs it. */
export interface Homograph {
  /** Forms with a sound of their own have a row of their own. */
  readonly words: string;
  /** Only where the word is written with a capital, or only without. @default either */
  readonly capital?: boolean;
  readonly senses: readonly Sense[];
}
