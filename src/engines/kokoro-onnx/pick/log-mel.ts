import { powerSpectrum, SPECTRUM_FRAME } from "../../../audio/power-spectrum.js";

/** Frames of 1,024 samples every 256 samples, and 80 bands, as in most acoustic models. */
const FRAME = SPECTRUM_FRAME;
const HOP = 256;
const BANDS = 80;
const SAMPLE_RATE = 24_000;
/** Power below which a band counts as silent. */
const FLOOR = 1e-4;

/**
 * Returns the distance of two sounds of the same pace at 24 kHz: the mean difference of their log-mel spectra.
 *
 * @returns decibels; infinite if their lengths differ
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

/** Returns the level of each mel band of a frame. @unit decibels */
function bandLevels(frame: Float32Array): number[] {
  const powers = powerSpectrum(frame);
  return FILTERS.map((filter) => {
    const power = filter.weights.reduce((sum, weight, at) => sum + weight * (powers[filter.first + at] ?? 0), 0);
    return 10 * Math.log10(power + FLOOR);
  });
}

/** Returns triangles between equal steps of mel (O'Shaughnessy 1987), over the bins of the spectrum. */
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
