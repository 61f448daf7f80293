import type { Speech } from "../core/speech.js";

/** Returns speech with arrays of its own. */
export function copySpeech({ samples, sampleRate, frames }: Speech): Speech {
  const copy = { samples: samples.slice(), sampleRate };
  return frames === undefined ? copy : { ...copy, frames: { ...frames, phonemes: frames.phonemes.slice() } };
}
