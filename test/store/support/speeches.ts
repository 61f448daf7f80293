import type { Speech } from "../../../src/core/speech.js";

/** Size of the samples of {@link makeSpeech}: stores need at least that. @unit bytes */
export const SPEECH_BYTES = 4_800;

/** Makes speech that is different for each seed. */
export function makeSpeech(seed: number): Speech {
  return {
    samples: Float32Array.from({ length: 1_200 }, (_, index) => Math.sin(seed + index / 7)),
    sampleRate: 24_000,
    frames: { frameSamples: 600, lead: 1, phonemes: Int32Array.of(2, 3, seed % 5), tail: 2 },
  };
}
