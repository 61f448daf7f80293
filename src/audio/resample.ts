/** A function that changes the sample rate of a whole sound: n samples become `ceil(n * to / from)`, without delay. */
export type Resampler = (samples: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer>;

/** One sound that changes its sample rate block by block. All blocks together equal the sound that is resampled whole. */
export interface StreamResampler {
  /** Returns the samples that no later block can change; shape (samples,). The last few wait for the next block. */
  push(samples: Float32Array): Float32Array<ArrayBuffer>;
  /** Returns the rest; shape (samples,). Nothing may follow. */
  end(): Float32Array<ArrayBuffer>;
}

/** Zero crossings of the sinc on each side of its centre. */
const CROSSINGS = 32;
/** Cut-off frequency, as a fraction of the lower Nyquist frequency. The rest is the transition band. */
const CUTOFF = 0.945;
/** Shape of the Kaiser window: about -92 dB in the stop band (Kaiser 1974: beta = 0.1102 (A - 8.7)). */
const KAISER_BETA = 9.2;

/**
 * Creates a resampler for sounds that begin and end in silence.
 *
 * It is a polyphase windowed-sinc filter: Kaiser window, 32 zero crossings on each side, stop band below -90 dB. Its taps
 * are computed once, when it is created.
 *
 * @param from sample rate of the input, in whole hertz
 * @param to sample rate of the output, in whole hertz
 */
export function createResampler(from: number, to: number): Resampler {
  if (from === to) return (samples) => samples;
  const filter = designFilter(from, to);
  return (samples) => {
    const padded = new Float32Array(samples.length + 2 * filter.half);
    padded.set(samples, filter.half);
    return convolve(filter, { samples: padded, start: -filter.half }, 0, outputLength(filter, samples.length));
  };
}

/**
 * Creates a resampler for one sound that arrives in blocks of any size, with the filter of {@link createResampler}.
 *
 * @param from sample rate of the input, in whole hertz
 * @param to sample rate of the output, in whole hertz
 */
export function createStreamResampler(from: number, to: number): StreamResampler {
  if (from === to) return { push: (samples) => samples.slice(), end: () => new Float32Array(0) };
  const filter = designFilter(from, to);
  const { up, down, half } = filter;
  let held: Stretch = { samples: new Float32Array(half), start: -half };
  let received = 0;
  let made = 0;

  const make = (end: number): Float32Array<ArrayBuffer> => {
    const out = convolve(filter, held, made, end);
    made += out.length;
    const needed = Math.floor((made * down) / up) + 1 - half;
    held = { samples: held.samples.slice(Math.max(0, needed - held.start)), start: Math.max(held.start, needed) };
    return out;
  };
  return {
    push(samples) {
      received += samples.length;
      held = { samples: join(held.samples, samples), start: held.start };
      // The output at the input position p needs the inputs up to floor(p) + half.
      return make(Math.max(made, Math.ceil(((received - half) * up) / down)));
    },
    end() {
      held = { samples: join(held.samples, new Float32Array(half)), start: held.start };
      return make(outputLength(filter, received));
    },
  };
}

/** A part of a sound. */
interface Stretch {
  readonly samples: Float32Array;
  /** Index of its first sample in the whole sound. */
  readonly start: number;
}

function join(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function outputLength({ up, down }: Filter, inputs: number): number {
  return Math.ceil((inputs * up) / down);
}

/** Computes the output samples from `from` to `end` (exclusive). `input` must have all samples that they need. */
function convolve(filter: Filter, input: Stretch, from: number, end: number): Float32Array<ArrayBuffer> {
  const { up, down, half, taps, phases } = filter;
  const { samples, start } = input;
  const out = new Float32Array(end - from);
  for (let index = 0; index < out.length; index += 1) {
    const position = (from + index) * down;
    const first = Math.floor(position / up) + 1 - half - start;
    const row = (position % up) * taps;
    // Four sums, because an addition waits for the one before it in the same sum.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let tap = 0; tap < taps; tap += 4) {
      const phase = row + tap;
      const sample = first + tap;
      a += (phases[phase] ?? 0) * (samples[sample] ?? 0);
      b += (phases[phase + 1] ?? 0) * (samples[sample + 1] ?? 0);
      c += (phases[phase + 2] ?? 0) * (samples[sample + 2] ?? 0);
      d += (phases[phase + 3] ?? 0) * (samples[sample + 3] ?? 0);
    }
    out[index] = a + b + c + d;
  }
  return out;
}

interface Filter {
  /** Number of outputs for each `down` inputs. The two have no common factor. */
  readonly up: number;
  readonly down: number;
  /** Number of input samples on each side of an output sample: even, so that `taps` is a multiple of 4. */
  readonly half: number;
  readonly taps: number;
  /** One row of taps for each position between two inputs; shape (up, taps). */
  readonly phases: Float32Array;
}

function designFilter(from: number, to: number): Filter {
  const divisor = greatestCommonDivisor(from, to);
  const up = to / divisor;
  const down = from / divisor;
  // The cut-off lies below the lower Nyquist frequency. If the rate falls, the sinc becomes wider in proportion.
  const bandwidth = CUTOFF * Math.min(1, up / down);
  const half = 2 * Math.ceil(CROSSINGS / bandwidth / 2);
  const taps = half * 2;
  const phases = new Float32Array(up * taps);
  for (let phase = 0; phase < up; phase += 1) {
    const row = phases.subarray(phase * taps, (phase + 1) * taps);
    for (let tap = 0; tap < taps; tap += 1) {
      const distance = tap - half + 1 - phase / up;
      row[tap] = bandwidth * sinc(bandwidth * distance) * kaiser(distance / half);
    }
    // Each phase needs unit gain; otherwise a constant input becomes a ripple.
    const gain = row.reduce((sum, value) => sum + value, 0);
    row.forEach((value, tap) => {
      row[tap] = value / gain;
    });
  }
  return { up, down, half, taps, phases };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : besselI0(KAISER_BETA * Math.sqrt(1 - x * x)) / besselI0(KAISER_BETA);
}

/** Returns the modified Bessel function of the first kind and order 0, from its power series. */
function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
