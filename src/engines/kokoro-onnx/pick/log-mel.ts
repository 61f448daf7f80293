/** As in most acoustic models: frames of 1,024 samples every 256, 80 bands. */
const FRAME = 1024;
const HOP = 256;
const BANDS = 80;
const SAMPLE_RATE = 24_000;
/** Power below which a band counts as silent. */
const FLOOR = 1e-4;

/**
 * How far two sounds of the same pace at 24 kHz are apart: the mean of the differences of their log-mel spectra.
 *
 * @returns decibels; infinite where their lengths differ
 */
export function logMelDistance(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  let sum = 0;
  let count = 0;
  for (let start = 0; start + FRAME <= one.length; start += HOP) {
    const [levels, others] = [one, other].map((sound) => bandLevels(sound.subarray(start, start + FRAME)));
    levels?.forEach((level, band) => {
      sum += Math.abs(level - (others?.[band] ?? 0));
    });
    count += BANDS;
  }
  return count === 0 ? 0 : sum / count;
}

/** The level of each mel band of a frame, in decibels. */
function bandLevels(frame: Float32Array): number[] {
  const powers = powerSpectrum(frame);
  return FILTERS.map((filter) => {
    const power = filter.weights.reduce((sum, weight, at) => sum + weight * (powers[filter.first + at] ?? 0), 0);
    return 10 * Math.log10(power + FLOOR);
  });
}

/** Triangles between equal steps of mel (O'Shaughnessy 1987), over the bins of the spectrum. */
const FILTERS: readonly { readonly first: number; readonly weights: readonly number[] }[] = makeFilters();

function makeFilters() {
  const highest = 2595 * Math.log10(1 + SAMPLE_RATE / 2 / 700);
  const edges = Array.from({ length: BANDS + 2 }, (_, edge) => {
    const hertz = 700 * (10 ** ((highest * edge) / (BANDS + 1) / 2595) - 1);
    return (hertz * FRAME) / SAMPLE_RATE;
  });
  return Array.from({ length: BANDS }, (_, band) => {
    const [low = 0, middle = 0, high = 0] = edges.slice(band, band + 3);
    const first = Math.ceil(low);
    const weights = Array.from({ length: Math.max(0, Math.floor(high) - first + 1) }, (_, at) => {
      const bin = first + at;
      return Math.max(0, Math.min((bin - low) / (middle - low), (high - bin) / (high - middle)));
    });
    return { first, weights };
  });
}

/** Power of each bin up to half the sample rate, behind a Hann window: a transform by halves (Cooley, Tukey 1965). */
function powerSpectrum(frame: Float32Array): Float64Array {
  const real = Float64Array.from({ length: FRAME }, (_, at) => {
    const sample = reversed(at);
    return (frame[sample] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * sample) / FRAME));
  });
  const imaginary = new Float64Array(FRAME);
  for (let half = 1; half < FRAME; half *= 2) {
    for (let offset = 0; offset < half; offset += 1) {
      const [cos, sin] = [Math.cos((Math.PI * offset) / half), -Math.sin((Math.PI * offset) / half)];
      for (let at = offset; at < FRAME; at += 2 * half) {
        const [re, im] = [real[at + half] ?? 0, imaginary[at + half] ?? 0];
        const [turnedRe, turnedIm] = [re * cos - im * sin, re * sin + im * cos];
        const [firstRe, firstIm] = [real[at] ?? 0, imaginary[at] ?? 0];
        real[at + half] = firstRe - turnedRe;
        imaginary[at + half] = firstIm - turnedIm;
        real[at] = firstRe + turnedRe;
        imaginary[at] = firstIm + turnedIm;
      }
    }
  }
  return Float64Array.from({ length: FRAME / 2 + 1 }, (_, bin) => (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2);
}

/** The ten bits of `index` in the other order. */
function reversed(index: number): number {
  let bits = 0;
  for (let bit = 1, rest = index; bit < FRAME; bit *= 2, rest >>= 1) bits = bits * 2 + (rest & 1);
  return bits;
}
