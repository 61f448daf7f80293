import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitPeaks } from "../../src/audio/limiter.js";
import { truePeak } from "../../src/audio/true-peak.js";
import { sine, together } from "./support/signals.js";

const RATE = 24_000;

describe("the true peak", () => {
  // EBU Tech 3341, case 15 to 18: a quarter of the sample rate at 45 degrees has no sample on its peak.
  test("a sine whose samples miss its peaks has the peak of the continuous signal", () => {
    const missed = sine({ rate: 48_000, seconds: 0.5, hertz: 12_000, dbfs: -6, phase: Math.PI / 4 });
    const samplePeak = Math.max(...missed);
    expect(20 * Math.log10(samplePeak)).toBeCloseTo(-9.01, 1);
    const peak = 20 * Math.log10(truePeak(missed));
    expect(peak).toBeGreaterThan(-6.4);
    expect(peak).toBeLessThan(-5.8);
  });

  test("the true peak is at least the highest sample", () => {
    fc.assert(
      fc.property(fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 300 }), (samples) => {
        expect(truePeak(samples)).toBeGreaterThanOrEqual(
          samples.reduce((top, each) => Math.max(top, Math.abs(each)), 0),
        );
      }),
    );
  });

  test("an empty sound has the peak 0", () => {
    expect(truePeak(new Float32Array(0))).toBe(0);
  });
});

describe("the limiter", () => {
  test("a sound below the ceiling stays the same array", () => {
    const sound = sine({ rate: RATE, seconds: 0.2, hertz: 300, dbfs: -10 });
    expect(limitPeaks(sound, RATE, 0.9)).toBe(sound);
  });

  test("a loud burst ends at the ceiling, and the quiet sound far from it stays bit for bit", () => {
    const quiet = sine({ rate: RATE, seconds: 1, hertz: 300, dbfs: -20 });
    const burst = sine({ rate: RATE, seconds: 0.1, hertz: 300, dbfs: 3 });
    const sound = together(quiet, burst, quiet);
    const limited = limitPeaks(sound, RATE, 0.84);
    expect(limited).toHaveLength(sound.length);
    expect(truePeak(limited)).toBeLessThan(0.84 * 1.006);
    expect(limited.subarray(0, RATE - 300)).toEqual(sound.subarray(0, RATE - 300));
    expect(limited.at(-1)).toBeCloseTo(sound.at(-1) ?? 0, 4);
  });

  test("the gain changes in small steps, so no click is heard", () => {
    const constant = new Float32Array(RATE).fill(0.5);
    constant[RATE / 2] = 1.5;
    const limited = limitPeaks(constant, RATE, 0.9);
    for (let index = 1; index < RATE; index += 1) {
      if (Math.abs(index - RATE / 2) <= 1) continue;
      expect(Math.abs((limited[index] ?? 0) - (limited[index - 1] ?? 0))).toBeLessThan(0.005);
    }
  });

  test("no sample of any sound exceeds the ceiling", () => {
    fc.assert(
      fc.property(fc.float32Array({ min: -4, max: 4, noNaN: true, maxLength: 500 }), (samples) => {
        for (const sample of limitPeaks(new Float32Array(samples), RATE, 0.5)) {
          expect(Math.abs(sample)).toBeLessThanOrEqual(0.5 + 1e-6);
        }
      }),
    );
  });
});
