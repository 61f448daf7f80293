/** What an engine gives back for one utterance. */
export interface Speech {
  /** Mono samples, nominally within [-1, 1]; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** @unit hertz */
  readonly sampleRate: number;
  /** How long each phoneme lasts; absent where the engine does not know. */
  readonly frames?: PhonemeFrames;
}

/**
 * Durations of the phonemes of one utterance, counted in frames of equal length.
 *
 * `(lead + sum(phonemes) + tail) * frameSamples` is the number of samples.
 */
export interface PhonemeFrames {
  /** Length of one frame. 600 for Kokoro: 25 ms at 24 kHz. @unit samples */
  readonly frameSamples: number;
  /** Before the first phoneme. @unit frames */
  readonly lead: number;
  /** Each phoneme of `Utterance.phonemes`; shape (phonemes,). @unit frames */
  readonly phonemes: Int32Array<ArrayBuffer>;
  /** After the last phoneme. @unit frames */
  readonly tail: number;
}
