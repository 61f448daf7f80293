import type { Speech } from "../../core/speech.js";

/** @unit hertz */
export const SAMPLE_RATE = 24_000;
/** Samples in a frame, the unit of durations: 25 ms. */
const FRAME_SAMPLES = 600;

/** Returns the speech of an utterance without phonemes: no samples. */
export function silence(): Speech {
  return { samples: new Float32Array(0), sampleRate: SAMPLE_RATE };
}

/**
 * Converts the model's output to speech.
 *
 * @param samples shape (samples,)
 * @param durations frames of each token, where the first and the last token are the pads; shape (tokens,)
 */
export function toSpeech(samples: Float32Array<ArrayBuffer>, durations: Int32Array<ArrayBuffer>): Speech {
  const frames = {
    frameSamples: FRAME_SAMPLES,
    lead: durations[0] ?? 0,
    phonemes: durations.slice(1, -1),
    tail: durations.at(-1) ?? 0,
  };
  return { samples, sampleRate: SAMPLE_RATE, frames };
}
