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
  const energy = energyOf(original);
  let best: Alignment = { lag: expected, correlation: Number.NEGATIVE_INFINITY };
  for (let lag = expected - reach; lag <= expected + reach; lag += 1) {
    const correlation = correlate(original, energy, decoded, lag);
    if (correlation > best.correlation) best = { lag, correlation };
  }
  return best;
}

/**
 * Returns the cosine of the angle between the original, of which `energy` is the sum of squares, and the decoded sound from
 * `lag` on. Samples beyond its ends are 0.
 */
function correlate(original: Float32Array, energy: number, decoded: Float32Array, lag: number): number {
  // Only the samples that both have: reading beyond the ends of an array takes many times as long.
  const first = Math.max(0, -lag);
  const end = Math.min(original.length, decoded.length - lag);
  let [product, right] = [0, 0];
  for (let index = first; index < end; index += 1) {
    const other = decoded[index + lag] ?? 0;
    product += (original[index] ?? 0) * other;
    right += other * other;
  }
  return product / Math.sqrt(energy * right);
}

function energyOf(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0);
}

/** Returns the root of the mean square of samples. */
export function rootMeanSquare(samples: Float32Array): number {
  return Math.sqrt(energyOf(samples) / Math.max(1, samples.length));
}
