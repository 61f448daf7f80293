import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createResampler, createStreamResampler } from "../../src/audio/resample.js";

const PAIRS: readonly (readonly [number, number])[] = [
  [24_000, 48_000],
  [24_000, 44_100],
  [24_000, 22_050],
  [24_000, 16_000],
  [24_000, 8_000],
  [16_000, 24_000],
  [24_000, 192_000],
  [24_000, 11_025],
  [16_000, 8_001],
];

describe.each(PAIRS)("from %d to %d Hz", (from, to) => {
  const resample = createResampler(from, to);
  const nyquist = Math.min(from, to) / 2;
  // The filter reaches 32 zero crossings of the lower rate to each side, so samples nearer to an edge are not settled.
  const edge = Math.ceil((2 * 34 * to) / Math.min(from, to));

  test.each([0.02, 0.31, 0.8])(
    `a sine at %d of the lower Nyquist frequency keeps its shape within -80 dB from ${from} to ${to} Hz`,
    (part) => {
      const hertz = part * nyquist;
      const out = resample(sine(hertz, from, from));
      expect(level(difference(out, sine(hertz, to, out.length)), edge)).toBeLessThan(-80);
    },
  );

  test(`a constant stays constant from ${from} to ${to} Hz`, () => {
    const out = resample(new Float32Array(4000).fill(0.5));
    for (const sample of out.subarray(edge, -edge)) expect(Math.abs(sample - 0.5)).toBeLessThan(1e-5);
  });

  test(`silence stays silence, and an empty sound stays empty, from ${from} to ${to} Hz`, () => {
    expect(resample(new Float32Array(100)).every((sample) => sample === 0)).toBe(true);
    expect(resample(new Float32Array(0))).toHaveLength(0);
  });

  test(`a click keeps its time from ${from} to ${to} Hz`, () => {
    const samples = new Float32Array(from);
    samples[from / 2] = 1;
    const out = resample(samples);
    const peak = out.reduce((best, sample, index) => (sample > (out[best] ?? 0) ? index : best), 0);
    expect(Math.abs(peak - to / 2)).toBeLessThanOrEqual(1);
  });
});

test.each(PAIRS.filter(([from, to]) => from > to))(
  "from %d to %d Hz, frequencies above the new Nyquist frequency are removed, not folded back",
  (from, to) => {
    const samples = sine(Math.min(0.575 * to, (from + to) / 4), from, from);
    expect(level(createResampler(from, to)(samples), 500)).toBeLessThan(-80);
  },
);

const rate = fc.constantFrom(8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);

test("n samples become ceil(n * to / from), all of them finite", () => {
  fc.assert(
    fc.property(rate, rate, fc.integer({ min: 0, max: 3000 }), (from, to, length) => {
      const out = createResampler(from, to)(new Float32Array(length).fill(0.1));
      expect(out).toHaveLength(Math.ceil((length * to) / from));
      expect(out.every((sample) => Number.isFinite(sample))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("a sound that is resampled in blocks equals the sound that is resampled whole, however it is split", () => {
  fc.assert(
    fc.property(rate, rate, fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 }), (from, to, sizes) => {
      const length = sizes.reduce((sum, size) => sum + size, 0);
      const samples = Float32Array.from({ length }, (_, index) => Math.sin(index * index * 0.001));
      const stream = createStreamResampler(from, to);
      let start = 0;
      const blocks = sizes.map((size) => {
        start += size;
        return stream.push(samples.subarray(start - size, start));
      });
      const joined = [...blocks, stream.end()].flatMap((block) => [...block]);
      expect(Float32Array.from(joined)).toEqual(createResampler(from, to)(samples));
    }),
    { numRuns: 100 },
  );
});

test("a resampler from a rate to the same rate returns the same samples", () => {
  const samples = sine(440, 24_000, 1000);
  expect(createResampler(24_000, 24_000)(samples)).toEqual(samples);
});

test("two resamplers of the same rates return the same samples", () => {
  const resample = createResampler(24_000, 44_100);
  const samples = sine(440, 24_000, 1000);
  expect(resample(samples)).toEqual(createResampler(24_000, 44_100)(samples));
});

test("a resampler works for rates with hardly a common factor", () => {
  const resample = createResampler(24_000, 191_999);
  const out = resample(sine(1000, 24_000, 2400));
  expect(level(difference(out, sine(1000, 191_999, out.length)), 800)).toBeLessThan(-80);
});

function sine(hertz: number, sampleRate: number, length: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / sampleRate));
}

function difference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((sample, index) => sample - (b[index] ?? 0));
}

/** Returns the level of all samples except the edges, relative to a sine of amplitude 0.5. @unit decibels */
function level(samples: Float32Array, edge: number): number {
  const inner = samples.subarray(edge, -edge);
  expect(inner.length).toBeGreaterThan(0);
  const power = inner.reduce((sum, sample) => sum + sample * sample, 0) / inner.length;
  return 10 * Math.log10(power / 0.125 + Number.MIN_VALUE);
}
