/** Speech that an engine made from one utterance. */
export interface Speech {
  /** Mono samples, nominally within [-1, 1]; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** @unit hertz */
  readonly sampleRate: number;
  /** Durations of the phonemes; absent if the engine does not know them. */
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
  /** Frames before the first phoneme. @unit frames */
  readonly lead: number;
  /** Duration of each phoneme of `Utterance.phonemes`; shape (phonemes,). @unit frames */
  readonly phonemes: Int32Array<ArrayBuffer>;
  /** Frames after the last phoneme. @unit frames */
  readonly tail: number;
}
