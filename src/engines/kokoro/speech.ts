import type { Speech } from "../../core/speech.js";

/** @unit hertz */
export const SAMPLE_RATE = 24_000;
/** Samples in a frame, the unit of durations: 25 ms. */
const FRAME_SAMPLES = 600;

/** What an utterance without phonemes sounds like. */
export function silence(): Speech {
  return { samples: new Float32Array(0), sampleRate: SAMPLE_RATE };
}

/**
 * The model's output as speech.
 *
 * @param samples shape (samples,)
 * @param durations frames of the tokens, of which the first and the last are the pads; shape (tokens,)
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
