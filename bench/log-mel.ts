const WINDOW = 1_024;
const HOP = 600;
const BANDS = 40;
/** Below this nothing is heard: it keeps silence from counting as a difference. */
const FLOOR = 1e-4;

const COSINES = Float64Array.from({ length: WINDOW / 2 }, (_, turn) => Math.cos((2 * Math.PI * turn) / WINDOW));
const SINES = Float64Array.from({ length: WINDOW / 2 }, (_, turn) => Math.sin((2 * Math.PI * turn) / WINDOW));

/** A coarse log-mel spectrogram in decibels; shape (frames, 40). The mel scale is O'Shaughnessy's, 2595 log10(1 + f/700). */
export function logMel(samples: Float32Array, sampleRate: number): Float32Array[] {
  const bands = melBands(sampleRate);
  const frames: Float32Array[] = [];
  for (let start = 0; start + WINDOW <= samples.length; start += HOP) {
    const power = powerSpectrum(samples.subarray(start, start + WINDOW));
    frames.push(bands.map(([low, high]) => decibels(power, low, high)).reduce(collect, new Float32Array(BANDS)));
  }
  return frames;
}

/** Mean difference of two spectrograms of the same length. @unit decibels */
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

function decibels(power: Float32Array, low: number, high: number): number {
  let sum = 0;
  for (let bin = low; bin < high; bin += 1) sum += power[bin] ?? 0;
  return 10 * Math.log10(sum / (high - low) + FLOOR);
}

/** First and last bin of each band: bands of equal width in mel, each at least a bin wide. */
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

/** Of a Hann window, by a radix-2 transform; shape (WINDOW / 2,). */
function powerSpectrum(samples: Float32Array): Float32Array {
  const re = new Float64Array(WINDOW);
  const im = new Float64Array(WINDOW);
  const bits = Math.log2(WINDOW);
  for (let at = 0; at < WINDOW; at += 1) {
    let mirrored = 0;
    for (let bit = 0; bit < bits; bit += 1) if (at & (1 << bit)) mirrored |= 1 << (bits - 1 - bit);
    re[mirrored] = (samples[at] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / WINDOW));
  }
  for (let size = 2; size <= WINDOW; size *= 2) {
    for (let start = 0; start < WINDOW; start += size) {
      for (let k = 0; k < size / 2; k += 1) butterfly(re, im, start + k, start + k + size / 2, (k * WINDOW) / size);
    }
  }
  return Float32Array.from({ length: WINDOW / 2 }, (_, bin) => (re[bin] ?? 0) ** 2 + (im[bin] ?? 0) ** 2);
}

/** @param turn of the factor. @unit parts of a circle, WINDOW of them */
function butterfly(re: Float64Array, im: Float64Array, a: number, b: number, turn: number): void {
  const cos = COSINES[turn] ?? 0;
  const sin = -(SINES[turn] ?? 0);
  const reB = re[b] ?? 0;
  const imB = im[b] ?? 0;
  const turnedRe = reB * cos - imB * sin;
  const turnedIm = reB * sin + imB * cos;
  re[b] = (re[a] ?? 0) - turnedRe;
  im[b] = (im[a] ?? 0) - turnedIm;
  re[a] = (re[a] ?? 0) + turnedRe;
  im[a] = (im[a] ?? 0) + turnedIm;
}
