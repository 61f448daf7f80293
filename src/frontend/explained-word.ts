import type { SourceRange } from "../core/range.js";
import type { PhonemeOrigin } from "../phonemes/pronunciation.js";

/** A range of the text, with its characters. */
export interface ExplainedRange extends SourceRange {
  /** The characters in the range. */
  readonly text: string;
}

/** One spoken word, with the source of its pronunciation. */
export interface ExplainedWord {
  /** The word as spoken. */
  readonly text: string;
  /** Its range in the text. When one written word becomes several spoken words, they share a range. */
  readonly source: ExplainedRange;
  /** Semiotic class of the written form, such as `"money"`. */
  readonly class: string;
  /** Name of the rule that read it. */
  readonly rule: string;
  /** Part of speech, as a Penn Treebank tag; `null` if the pronunciation did not depend on it. */
  readonly tag: string | null;
  /** Phonemes of the word, in Kokoro's symbols. */
  readonly phonemes: string;
  /** Source of the phonemes. */
  readonly from: PhonemeOrigin;
  /**
   * The estimated probability that the phonemes are right, from 0 to 1; `null` outside English, where nothing estimates
   * it.
   */
  readonly confidence: number | null;
}
