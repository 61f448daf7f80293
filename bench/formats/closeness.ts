import { logMel, logMelDistance } from "../log-mel.js";
import { RATE } from "./speech.js";

/** A decoded sound, beside the sound that was encoded. */
export interface Closeness {
  /** Sound that the decoder puts before the first sample. @unit milliseconds */
  readonly delayMs: number;
  /** Mean difference of the log-mel spectra. @unit decibels */
  readonly distance: number;
}

/** Range in which the beginning of the sound is searched: more than two frames of AAC. @unit samples */
const MOST_DELAY = 3_000;
/** Part that is compared to find the beginning. @unit samples */
const PROBE_SAMPLES = 12_000;

/** Compares a decoded sound with the original, from the same sample on. */
export function compare(original: Float32Array, decoded: Float32Array): Closeness {
  const delay = findDelay(original, decoded);
  const aligned = decoded.subarray(delay);
  const length = Math.min(original.length, aligned.length);
  const [one, other] = [original, aligned].map((sound) => logMel(sound.subarray(0, length), RATE));
  return { delayMs: (1000 * delay) / RATE, distance: logMelDistance(one ?? [], other ?? []) };
}

/** Returns the shift at which a loud part of the two sounds agrees best. */
function findDelay(original: Float32Array, decoded: Float32Array): number {
  const start = Math.floor(original.length / 2);
  let best = { delay: 0, product: Number.NEGATIVE_INFINITY };
  for (let delay = 0; delay <= MOST_DELAY; delay += 1) {
    let product = 0;
    for (let at = start; at < start + PROBE_SAMPLES; at += 1) {
      product += (original[at] ?? 0) * (decoded[at + delay] ?? 0);
    }
    if (product > best.product) best = { delay, product };
  }
  return best.delay;
}
