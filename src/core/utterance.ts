import type { SourceRange } from "./range.js";

/** A spoken word, with its place in the source text and its phonemes. */
export interface Word {
  /** The word as spoken: `"42"` in the source is `"forty two"` here. */
  readonly text: string;
  /** Range of the word in the source text. */
  readonly source: SourceRange;
  /** Range of its phonemes in {@link Utterance.phonemes}. */
  readonly phonemes: SourceRange;
}

/** A part of the text that an engine speaks in one call. */
export interface Utterance {
  /** BCP 47 tag in lower case, such as `"en-us"`. */
  readonly language: string;
  /** The text as written, for an engine that reads text. */
  readonly text: string;
  /** Set if the engine must read `text` instead of `phonemes`. `phonemes` then holds the letters of the words. */
  readonly reading?: "text";
  /**
   * Phonemes in misaki's set, one UTF-16 code unit each, with stress marks, spaces and punctuation.
   * Empty if the text has no sound.
   */
  readonly phonemes: string;
  /** Spoken words in order. Neighbouring words that the front end cannot separate share one entry. */
  readonly words: readonly Word[];
  /** Range of the utterance in the source text. The ranges of consecutive utterances tile the source text. */
  readonly source: SourceRange;
}
