/**
 * The interpolation filter of ITU-R BS.1770-5, Annex 2: the taps of two of its four phases. The other two are these in
 * reverse.
 */
const PHASE_0 = [
  0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625, 0.97216796875,
  -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
];
const PHASE_1 = [
  -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625, 0.77978515625,
  -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
];
const PHASES = [PHASE_0, PHASE_1, PHASE_1.toReversed(), PHASE_0.toReversed()].map((taps) => Float64Array.from(taps));
const TAPS = PHASE_0.length;
/** Samples under the filter before the position of its output. */
const BEFORE = TAPS / 2;

/** No interpolated value is higher than the highest sample under the filter times this. */
const HEADROOM = Math.max(...PHASES.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)));

/** Positions whose samples are searched for their highest at once. */
const BLOCK = 64;

/**
 * Returns the true peak of mono samples: the highest magnitude of the continuous signal, interpolated to four times the
 * sample rate (ITU-R BS.1770-5, Annex 2). At least the highest sample. 1 is full scale.
 *
 * @param samples shape (samples,); silence is assumed before and after
 */
export function truePeak(samples: Float32Array): number {
  let peak = highest(samples, 0, samples.length);
  const padded = pad(samples);
  for (const index of loudPositions(padded, () => peak)) peak = Math.max(peak, interpolatedPeak(padded, index));
  return peak;
}

/**
 * Finds the places where the continuous signal exceeds a ceiling.
 *
 * @returns for each sample the highest magnitude near it where that exceeds `ceiling`, and 0 elsewhere; shape (samples,).
 *   `undefined` if the signal nowhere exceeds the ceiling
 */
export function peaksAbove(samples: Float32Array, ceiling: number): Float32Array<ArrayBuffer> | undefined {
  let peaks: Float32Array<ArrayBuffer> | undefined;
  const padded = pad(samples);
  for (const index of loudPositions(padded, () => ceiling)) {
    const peak = interpolatedPeak(padded, index);
    if (peak <= ceiling) continue;
    peaks ??= new Float32Array(samples.length);
    // The four values lie between the two samples in the middle of the filter.
    for (const at of [index - BEFORE - 1, index - BEFORE]) {
      if (at >= 0 && at < peaks.length) peaks[at] = Math.max(peaks[at] ?? 0, peak);
    }
  }
  return peaks;
}

/** Yields the positions of the filter at which a value above the threshold is possible. There are few, so this saves most work. */
function* loudPositions(padded: Float32Array, threshold: () => number): Generator<number> {
  const end = padded.length - TAPS;
  for (let start = 0; start < end; start += BLOCK) {
    const blockEnd = Math.min(end, start + BLOCK);
    if (highest(padded, start, blockEnd + TAPS) * HEADROOM <= threshold()) continue;
    for (let index = start; index < blockEnd; index += 1) {
      if (highest(padded, index, index + TAPS) * HEADROOM > threshold()) yield index;
    }
  }
}

function highest(samples: Float32Array, start: number, end: number): number {
  let peak = 0;
  for (let index = start; index < end; index += 1) peak = Math.max(peak, Math.abs(samples[index] ?? 0));
  return peak;
}

function pad(samples: Float32Array): Float32Array {
  const padded = new Float32Array(samples.length + 2 * TAPS);
  padded.set(samples, TAPS);
  return padded;
}

/** Returns the highest magnitude between the two samples in the middle of the filter, these included. */
function interpolatedPeak(padded: Float32Array, first: number): number {
  const middle = first + BEFORE;
  let peak = highest(padded, middle - 1, middle + 1);
  for (const taps of PHASES) {
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap += 1) sum += (taps[tap] ?? 0) * (padded[first + tap] ?? 0);
    peak = Math.max(peak, Math.abs(sum));
  }
  return peak;
}
