import { SAMPLE_RATE } from "../source/speech-source.js";

/** How much sound one peak stands for. @unit samples */
const SAMPLES_PER_PEAK = 240;

/** Peaks of a second. */
export const PEAKS_PER_SECOND = SAMPLE_RATE / SAMPLES_PER_PEAK;

/** The peaks of a sound that grows, for its picture. */
export interface Peaks {
  readonly length: number;
  add(samples: Float32Array): void;
  /** Returns the highest peak between two places, from 0 to 1. @param from @param to as numbers of peaks */
  highest(from: number, to: number): number;
}

/** Creates an empty list of peaks. */
export function createPeaks(): Peaks {
  let values = new Float32Array(4_096);
  let samplesSeen = 0;
  return {
    get length() {
      return Math.ceil(samplesSeen / SAMPLES_PER_PEAK);
    },
    add(samples) {
      const needed = Math.ceil((samplesSeen + samples.length) / SAMPLES_PER_PEAK);
      if (needed > values.length) {
        const larger = new Float32Array(Math.max(needed, values.length * 2));
        larger.set(values);
        values = larger;
      }
      for (const sample of samples) {
        const place = Math.floor(samplesSeen / SAMPLES_PER_PEAK);
        values[place] = Math.max(values[place] ?? 0, Math.abs(sample));
        samplesSeen += 1;
      }
    },
    highest(from, to) {
      let peak = 0;
      for (let place = Math.max(0, Math.floor(from)); place < to; place += 1) peak = Math.max(peak, values[place] ?? 0);
      return peak;
    },
  };
}
