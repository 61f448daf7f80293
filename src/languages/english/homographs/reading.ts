/** The pronunciation of a homograph. */
export type HomographReading =
  /** The dictionaries' pronunciation for this Penn tag. */
  | { readonly tag: string }
  /** The pronunciation of another word. */
  | { readonly like: string }
  /** Phonemes in misaki's symbols, if no dictionary has the pronunciation. */
  | { readonly us: string; readonly gb: string };

/** A part of speech that distinguishes homographs. An adverb counts as an adjective ("live", "close"). */
export type WordClass = "noun" | "verb" | "adjective";

/**
 * One meaning of a homograph, with its cues. A list of cues is one string of words in lower case with spaces between.
 */
export interface Sense {
  /** @default the pronunciation by dictionary and tag */
  readonly say?: HomographReading;
  /** The weight without any cue. @default 0 */
  readonly prior?: number;
  /** The part of speech of this sense. The grammar's weight for it is added. */
  readonly is?: WordClass;
  /** Cue words anywhere in the sentence, in the singular or the plural. */
  readonly near?: string;
  /** Cue words directly before the homograph. */
  readonly before?: string;
  /** Cue words directly after the homograph. */
  readonly after?: string;
  /** Phrases, where `*` is the homograph: "made of *". */
  readonly phrases?: readonly string[];
}

/** Words that share the same senses. Of senses with equal weight the first wins. */
export interface Homograph {
  /** Forms that share all senses. A form with another sound needs its own entry. */
  readonly words: string;
  /** Whether the entry is only for the word with a capital (`true`) or without (`false`). @default for both */
  readonly capital?: boolean;
  readonly senses: readonly Sense[];
}
