import type { SourceRange } from "../core/range.js";
import type { Word } from "../core/utterance.js";

/** How a stretch of text is said. */
export interface Pronunciation {
  /** In Kokoro's vocabulary; empty where nothing of the stretch is said. */
  readonly phonemes: string;
  /** What is said, in order; `Word.phonemes` are offsets into `phonemes`. */
  readonly words: readonly SaidWord[];
  /** Stretches of the source that a listener would expect to hear and that have no sound. */
  readonly unspoken: readonly SourceRange[];
}

/** A spoken word with how it came to be said so. */
export interface SaidWord extends Word {
  /** The class of what was written, such as `"money"`, and the rule that read it: those of its token. */
  readonly class: string;
  readonly rule: string;
  /** Its part of speech, as a tag of the Penn Treebank; absent where nothing asked for it. */
  readonly tag?: string;
  readonly from: PhonemeOrigin;
}

/**
 * Where phonemes come from: the dictionary, a rule (a stem with its ending, a name spelled out), the letter-to-sound
 * model, the author of the text or a lexicon, eSpeak NG, or nowhere: the engine reads the letters by itself.
 */
export type PhonemeOrigin = "lexicon" | "rule" | "model" | "user" | "espeak" | "engine";
