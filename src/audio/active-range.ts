/** Stretch over which a level is taken. @unit seconds */
const WINDOW_SECONDS = 0.005;

/** A stretch of samples. @unit samples */
export interface SampleRange {
  readonly start: number;
  readonly end: number;
}

/**
 * From the first stretch of 5 ms that is louder than `level` to the last; `undefined` where there is none.
 *
 * @param samples shape (samples,)
 * @param level root mean square, of full scale 1
 */
export function activeRange(samples: Float32Array, sampleRate: number, level: number): SampleRange | undefined {
  const window = Math.round(WINDOW_SECONDS * sampleRate);
  // What is no number is no silence either: a fault of the engine must be seen, not cut off.
  const sounds = (at: number): boolean => !(rms(samples.subarray(at, at + window)) <= level);
  let start = 0;
  while (start < samples.length && !sounds(start)) start += window;
  if (start >= samples.length) return undefined;
  let end = samples.length;
  while (end > start && !sounds(Math.max(start, end - window))) end -= window;
  return { start, end };
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
