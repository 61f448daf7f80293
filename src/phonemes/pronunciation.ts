import type { SourceRange } from "../core/range.js";
import type { Word } from "../core/utterance.js";

/**
 * Where the phonemes of a word come from: a dictionary; a rule (an ending, a compound, letters that are named); the model
 * for words that neither knows; the user; or eSpeak NG.
 */
export type SaidFrom = "lexicon" | "rule" | "model" | "user" | "espeak";

/** A spoken word, with the reasons why it is said so. */
export interface SaidWord extends Word {
  /** What was written: "word", "money", "date"… */
  readonly class: string;
  /** The rule that read what was written. */
  readonly rule: string;
  /** Part of speech, of the Penn Treebank, where a tagger has found one. */
  readonly tag?: string;
  readonly from: SaidFrom;
}

/** How a stretch of text is said. */
export interface Pronunciation {
  /** In Kokoro's vocabulary; empty where nothing of the stretch is said. */
  readonly phonemes: string;
  /** What is said, in order; `Word.phonemes` are offsets into `phonemes`. */
  readonly words: readonly SaidWord[];
  /** Stretches of the source that a listener would expect to hear and that have no sound. */
  readonly unspoken: readonly SourceRange[];
}
