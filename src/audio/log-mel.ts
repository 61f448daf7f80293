import { powerSpectrum, SPECTRUM_FRAME } from "./power-spectrum.js";

const WINDOW = SPECTRUM_FRAME;
/** Distance of two frames. @unit samples */
const HOP = 200;
const BANDS = 40;
/** Level below which nothing is audible, so that differences between silences do not count. */
const FLOOR = 1e-4;

/**
 * Returns a coarse log-mel spectrogram in decibels; shape (frames, 40). The mel scale is O'Shaughnessy's, 2595 log10(1 + f/700).
 *
 * @param hop distance of two frames @unit samples
 */
export function logMel(samples: Float32Array, sampleRate: number, hop: number = HOP): Float32Array[] {
  const bands = melBands(sampleRate);
  const frames: Float32Array[] = [];
  for (let start = 0; start + WINDOW <= samples.length; start += hop) {
    const power = powerSpectrum(samples.subarray(start, start + WINDOW));
    frames.push(bands.map(([low, high]) => decibels(power, low, high)).reduce(collect, new Float32Array(BANDS)));
  }
  return frames;
}

/** Returns the mean difference of two spectrograms of the same length. @unit decibels */
export function logMelDistance(one: readonly Float32Array[], other: readonly Float32Array[]): number {
  let sum = 0;
  one.forEach((frame, at) => {
    frame.forEach((value, band) => {
      sum += Math.abs(value - (other[at]?.[band] ?? 0));
    });
  });
  return sum / (one.length * BANDS);
}

function collect(frame: Float32Array, value: number, band: number): Float32Array {
  frame[band] = value;
  return frame;
}

function decibels(power: Float64Array, low: number, high: number): number {
  let sum = 0;
  for (let bin = low; bin < high; bin += 1) sum += power[bin] ?? 0;
  return 10 * Math.log10(sum / (high - low) + FLOOR);
}

/** Returns the first and last bin of each band. Bands have the same width in mel, and at least one bin. */
function melBands(sampleRate: number): (readonly [number, number])[] {
  const top = 2_595 * Math.log10(1 + sampleRate / 2 / 700);
  const bin = (mel: number): number => Math.round(((10 ** (mel / 2_595) - 1) * 700 * WINDOW) / sampleRate);
  let low = 1;
  return Array.from({ length: BANDS }, (_, band) => {
    const high = Math.max(low + 1, bin((top * (band + 1)) / BANDS));
    const edges = [low, high] as const;
    low = high;
    return edges;
  });
}
