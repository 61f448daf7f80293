import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLoudnessMeter } from "../../src/audio/loudness.js";
import { sine, together } from "./support/signals.js";

function loudnessOf(samples: Float32Array, sampleRate: number): number {
  const meter = createLoudnessMeter(sampleRate);
  meter.add(samples);
  return meter.integrated();
}

describe("integrated loudness", () => {
  test.each([8_000, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000])(
    "a full-scale sine of 997 Hz at %i Hz has -3.01 LUFS, as BS.1770-5 demands",
    (rate) => {
      const loudness = loudnessOf(sine({ rate, seconds: 5, hertz: 997, dbfs: 0 }), rate);
      expect(Math.abs(loudness + 3.01)).toBeLessThan(0.06);
    },
  );

  // EBU Tech 3341, table 1, in one channel: 3.01 LU less than in two.
  test("quiet parts around a loud one fall below the relative gate (EBU Tech 3341, case 3)", () => {
    const rate = 48_000;
    const quiet = sine({ rate, seconds: 10, hertz: 1_000, dbfs: -36 });
    const loud = sine({ rate, seconds: 60, hertz: 1_000, dbfs: -23 });
    expect(loudnessOf(together(quiet, loud, quiet), rate)).toBeCloseTo(-26.01, 1);
  });

  test("parts below -70 LUFS fall below the absolute gate (EBU Tech 3341, case 4)", () => {
    const rate = 48_000;
    const part = (seconds: number, dbfs: number): Float32Array => sine({ rate, seconds, hertz: 1_000, dbfs });
    const sound = together(part(10, -72), part(10, -36), part(60, -23), part(10, -36), part(10, -72));
    expect(loudnessOf(sound, rate)).toBeCloseTo(-26.01, 1);
  });

  test("parts of like loudness all count (EBU Tech 3341, case 5)", () => {
    const rate = 48_000;
    const part = (seconds: number, dbfs: number): Float32Array => sine({ rate, seconds, hertz: 1_000, dbfs });
    expect(loudnessOf(together(part(20, -26), part(20.1, -20), part(20, -26)), rate)).toBeCloseTo(-26.01, 1);
  });

  test("a gain of 6 dB adds 6 LU", () => {
    const quiet = sine({ rate: 24_000, seconds: 2, hertz: 300, dbfs: -30 });
    const loud = quiet.map((sample) => sample * 10 ** (6 / 20));
    expect(loudnessOf(loud, 24_000) - loudnessOf(quiet, 24_000)).toBeCloseTo(6, 1);
  });

  test("the same samples measure the same, whatever pieces they arrive in", () => {
    const sound = sine({ rate: 8_000, seconds: 1.3, hertz: 440, dbfs: -20 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: sound.length }), { maxLength: 20 }), (cuts) => {
        const meter = createLoudnessMeter(8_000);
        const ends = [...cuts.toSorted((one, other) => one - other), sound.length];
        let start = 0;
        for (const end of ends) {
          meter.add(sound.subarray(start, end));
          start = end;
        }
        expect(meter.integrated()).toBe(loudnessOf(sound, 8_000));
      }),
    );
  });

  test("a sound shorter than 400 ms is measured as one block", () => {
    expect(loudnessOf(sine({ rate: 24_000, seconds: 0.3, hertz: 997, dbfs: -20 }), 24_000)).toBeCloseTo(-23, 0);
  });

  test("silence and an empty sound measure minus infinity", () => {
    expect(loudnessOf(new Float32Array(24_000), 24_000)).toBe(Number.NEGATIVE_INFINITY);
    expect(loudnessOf(new Float32Array(100), 24_000)).toBe(Number.NEGATIVE_INFINITY);
    expect(loudnessOf(new Float32Array(0), 24_000)).toBe(Number.NEGATIVE_INFINITY);
  });
});
