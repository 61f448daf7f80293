import { peaksAbove } from "./true-peak.js";

/** How long before a peak the gain begins to fall. @unit seconds */
const LOOK_AHEAD_SECONDS = 0.005;
/** Time in which the gain returns 63 % of the way after a peak. @unit seconds */
const RELEASE_SECONDS = 0.05;

/**
 * Lowers the loudest places of a sound so that its true peak stays below a ceiling. Everything else stays as it is.
 *
 * The gain falls before a peak and returns slowly after it, so no distortion is heard. The whole sound must be given at
 * once, because the gain depends on samples that follow.
 *
 * @param samples mono; shape (samples,)
 * @param sampleRate @unit hertz
 * @param ceiling highest true peak; 1 is full scale
 * @returns `samples` if no peak is above the ceiling, or else a copy of the same length
 */
export function limitPeaks(
  samples: Float32Array<ArrayBuffer>,
  sampleRate: number,
  ceiling: number,
): Float32Array<ArrayBuffer> {
  const peaks = peaksAbove(samples, ceiling);
  if (peaks === undefined) return samples;
  const reach = Math.max(1, Math.round(LOOK_AHEAD_SECONDS * sampleRate));
  const held = lowestNearby(peaks, ceiling, reach);
  recover(held, 1 - Math.exp(-1 / (RELEASE_SECONDS * sampleRate)));
  const gains = meanNearby(held, reach);
  return samples.map((sample, index) => sample * (gains[index] ?? 1));
}

/** Returns for each sample the lowest gain that any peak at most `reach` samples away needs; shape (samples,). */
function lowestNearby(peaks: Float32Array, ceiling: number, reach: number): Float64Array {
  const gains = new Float64Array(peaks.length).fill(1);
  peaks.forEach((peak, index) => {
    if (peak <= ceiling) return;
    const gain = ceiling / peak;
    const end = Math.min(gains.length, index + reach + 1);
    for (let near = Math.max(0, index - reach); near < end; near += 1) {
      if (gain < (gains[near] ?? 1)) gains[near] = gain;
    }
  });
  return gains;
}

/** Lets a gain rise by no more than `share` of its distance to 1 from each sample to the next. */
function recover(gains: Float64Array, share: number): void {
  let before = 1;
  gains.forEach((gain, index) => {
    before = Math.min(gain, before + (1 - before) * share);
    gains[index] = before;
  });
}

/** Returns the mean of the values at most `reach` places away; places outside count as the nearest value. */
function meanNearby(values: Float64Array, reach: number): Float64Array {
  const at = (index: number): number => values[Math.min(values.length - 1, Math.max(0, index))] ?? 1;
  const width = 2 * reach + 1;
  const means = new Float64Array(values.length);
  let sum = 0;
  for (let near = -reach; near <= reach; near += 1) sum += at(near);
  for (let index = 0; index < values.length; index += 1) {
    means[index] = sum / width;
    sum += at(index + reach + 1) - at(index - reach);
  }
  return means;
}
