import type { SourceRange } from "./range.js";

/** A spoken word: where it was written, how it is said. */
export interface Word {
  /** The word as spoken: `"42"` in the source is `"forty two"` here. */
  readonly text: string;
  /** Where it stands in the source text. */
  readonly source: SourceRange;
  /** Where its phonemes stand in {@link Utterance.phonemes}. */
  readonly phonemes: SourceRange;
}

/** One stretch of text that an engine speaks in one go. */
export interface Utterance {
  /** BCP 47 tag in lower case, such as `"en-us"`. */
  readonly language: string;
  /** The text as written, for an engine that reads it by itself. */
  readonly text: string;
  /** Set where the engine is to read `text` by itself; `phonemes` are then the letters of its words. */
  readonly reading?: "text";
  /**
   * Phonemes in misaki's set, one UTF-16 code unit each, with stress marks, spaces and punctuation.
   * Empty where there is nothing to say.
   */
  readonly phonemes: string;
  /** Spoken words in order. Where the front end cannot tell neighbouring words apart, they share one entry. */
  readonly words: readonly Word[];
  /** What it covers of the source. The ranges of consecutive utterances tile the source text. */
  readonly source: SourceRange;
}
