/** Length of the windows whose levels are measured. @unit seconds */
const WINDOW_SECONDS = 0.005;

/** A range of samples: from `start` up to but not including `end`. @unit samples */
export interface SampleRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the range from the first window of 5 ms that is louder than `level` to the last, or `undefined` if no window is.
 *
 * @param samples shape (samples,)
 * @param level root mean square, where 1 is full scale
 */
export function activeRange(samples: Float32Array, sampleRate: number, level: number): SampleRange | undefined {
  const window = Math.round(WINDOW_SECONDS * sampleRate);
  // NaN does not count as silence: the checks after this must see a fault of the engine, so it is not cut off.
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
