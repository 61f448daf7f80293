/** Filters samples in a stream: keeps its state from one call to the next. Returns the filtered sample. */
export type SampleFilter = (sample: number) => number;

/** Coefficients of a second-order filter with a0 = 1. */
interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/**
 * Returns the K-weighting of ITU-R BS.1770-5, Annex 1, section 2, for any sample rate: a high shelf that stands for the
 * head, then a high-pass filter.
 *
 * The recommendation lists coefficients for 48 kHz only. These come from the analogue filters behind them by the bilinear
 * transform (B. De Man, "Evaluation of implementations of the EBU R128 loudness measurement", AES 145, 2018).
 *
 * @param sampleRate @unit hertz
 */
export function createKWeighting(sampleRate: number): SampleFilter {
  const shelf = createBiquad(highShelf(sampleRate));
  const highPass = createBiquad(lowCut(sampleRate));
  return (sample) => highPass(shelf(sample));
}

const SHELF = { frequency: 1681.974450955533, gainDb: 3.999843853973347, q: 0.7071752369554196 };
const HIGH_PASS = { frequency: 38.13547087602444, q: 0.5003270373238773 };
/** The share of the shelf's gain that it has at its corner frequency, as an exponent. */
const SHELF_BAND = 0.4996667741545416;

function highShelf(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * SHELF.frequency) / sampleRate);
  const high = 10 ** (SHELF.gainDb / 20);
  const band = high ** SHELF_BAND;
  const a0 = 1 + k / SHELF.q + k * k;
  return {
    b0: (high + (band * k) / SHELF.q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / SHELF.q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / SHELF.q + k * k) / a0,
  };
}

/** The numerator is 1, -2, 1 at every sample rate, as in the recommendation. */
function lowCut(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * HIGH_PASS.frequency) / sampleRate);
  const a0 = 1 + k / HIGH_PASS.q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / HIGH_PASS.q + k * k) / a0 };
}

/** Direct form II, transposed. */
function createBiquad({ b0, b1, b2, a1, a2 }: Biquad): SampleFilter {
  let first = 0;
  let second = 0;
  return (sample) => {
    const out = b0 * sample + first;
    first = b1 * sample - a1 * out + second;
    second = b2 * sample - a2 * out;
    return out;
  };
}
