/** How a decoded sound lies over the sound that was encoded. */
export interface Alignment {
  /** Number of samples by which the decoded sound is late. */
  readonly lag: number;
  /** Correlation of the two at that lag: 1 if they are equal but for their level. */
  readonly correlation: number;
}

/**
 * Finds the lag, near `expected`, at which two sounds are most alike.
 *
 * @param reach number of samples that the lag may differ from `expected`
 */
export function align(original: Float32Array, decoded: Float32Array, expected: number, reach = 60): Alignment {
  let best: Alignment = { lag: expected, correlation: Number.NEGATIVE_INFINITY };
  for (let lag = expected - reach; lag <= expected + reach; lag += 1) {
    const correlation = correlate(original, decoded, lag);
    if (correlation > best.correlation) best = { lag, correlation };
  }
  return best;
}

/** Returns the cosine of the angle between the original and the decoded sound from `lag` on. Samples beyond its ends are 0. */
function correlate(original: Float32Array, decoded: Float32Array, lag: number): number {
  let [product, left, right] = [0, 0, 0];
  for (let index = 0; index < original.length; index += 1) {
    const one = original[index] ?? 0;
    const other = decoded[index + lag] ?? 0;
    product += one * other;
    left += one * one;
    right += other * other;
  }
  return product / Math.sqrt(left * right);
}

/** Returns the root of the mean square of samples. */
export function rootMeanSquare(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
}
