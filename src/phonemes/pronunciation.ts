import type { SourceRange } from "../core/range.js";
import type { Word } from "../core/utterance.js";

/** How a stretch of text is said. */
export interface Pronunciation {
  /** In Kokoro's vocabulary; empty where nothing of the stretch is said. */
  readonly phonemes: string;
  /** What is said, in order; `Word.phonemes` are offsets into `phonemes`. */
  readonly words: readonly Word[];
  /** Stretches of the source that a listener would expect to hear and that have no sound. */
  readonly unspoken: readonly SourceRange[];
}
