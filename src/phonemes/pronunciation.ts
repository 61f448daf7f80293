import type { SourceRange } from "../core/range.js";
import type { Word } from "../core/utterance.js";

/** The sound of a piece of text. */
export interface Pronunciation {
  /** Phonemes in Kokoro's vocabulary; empty if no word of the text is said. */
  readonly phonemes: string;
  /** The spoken words, in order; `Word.phonemes` holds offsets into `phonemes`. */
  readonly words: readonly SaidWord[];
  /** Ranges of the source that a listener expects to hear but that have no sound. */
  readonly unspoken: readonly SourceRange[];
}

/** A spoken word, with the source of its pronunciation. */
export interface SaidWord extends Word {
  /** Class and rule of its token: the semiotic class, such as `"money"`, and the rule that read it. */
  readonly class: string;
  readonly rule: string;
  /** Part of speech, as a Penn Treebank tag; absent if the pronunciation did not depend on it. */
  readonly tag?: string;
  readonly from: PhonemeOrigin;
  /** The probability that the phonemes are right, from 0 to 1; absent if nothing estimates it. */
  readonly confidence?: number;
}

/**
 * Source of phonemes: `lexicon` is the built-in dictionary; `cmudict` the CMU dictionary, which adds names and words;
 * `rule` a stem with its ending, or letters spelled out; `model` the letter-to-sound model; `homograph` the classifier that
 * chose the sense of a homograph; `user` the author of the text or a lexicon of the user; `espeak` eSpeak NG. `engine` means
 * that there are no phonemes: the engine reads the letters itself.
 */
export type PhonemeOrigin = "lexicon" | "cmudict" | "rule" | "model" | "homograph" | "user" | "espeak" | "engine";
