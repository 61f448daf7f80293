import { describe, expect, test } from "vitest";
import { createLoudnessMeter } from "../../src/audio/loudness.js";
import { truePeak } from "../../src/audio/true-peak.js";
import type { Voice } from "../../src/core/voice.js";
import { checkLoudness, createLeveller, loudnessOf } from "../../src/speaker/leveller.js";
import { sine } from "../audio/support/signals.js";

const RATE = 24_000;
const voice = (id: string, loudnessLufs?: number): Voice => ({
  id,
  name: id,
  locale: "en-US",
  gender: "neutral",
  ...(loudnessLufs !== undefined && { loudnessLufs }),
});
const VOICES = [voice("quiet", -30), voice("loud", -18), voice("unknown")];
const only = (id: string): { readonly voice: string; readonly weight: number }[] => [{ voice: id, weight: 1 }];

function loudness(samples: Float32Array): number {
  const meter = createLoudnessMeter(RATE);
  meter.add(samples);
  return meter.integrated();
}

describe("the leveller", () => {
  test("voices of different loudness become equally loud", () => {
    const level = createLeveller({ lufs: -20 }, VOICES, RATE);
    // A sine of 997 Hz has 3 LU less than its peak.
    const quiet = level(sine({ rate: RATE, seconds: 2, hertz: 997, dbfs: -27 }), only("quiet"));
    const loud = level(sine({ rate: RATE, seconds: 2, hertz: 997, dbfs: -15 }), only("loud"));
    expect(loudness(quiet)).toBeCloseTo(-20, 1);
    expect(loudness(loud)).toBeCloseTo(-20, 1);
  });

  test("the default target is -19 LUFS with peaks up to -1.5 dBTP", () => {
    const level = createLeveller({}, VOICES, RATE);
    expect(loudness(level(sine({ rate: RATE, seconds: 2, hertz: 997, dbfs: -27 }), only("quiet")))).toBeCloseTo(-19, 1);
    const peaks = level(sine({ rate: RATE, seconds: 2, hertz: 300, dbfs: 0 }), only("quiet"));
    expect(20 * Math.log10(truePeak(peaks))).toBeCloseTo(-1.5, 1);
  });

  test("a voice whose loudness is unknown keeps its level, and so does sound as-is", () => {
    const sound = sine({ rate: RATE, seconds: 0.1, hertz: 300, dbfs: -27 });
    expect(createLeveller({}, VOICES, RATE)(sound, only("unknown"))).toBe(sound);
    expect(createLeveller("as-is", VOICES, RATE)(sound, only("quiet"))).toBe(sound);
  });

  test("the loudness of a mix is the mean of its voices by their shares", () => {
    const mix = [
      { voice: "quiet", weight: 0.75 },
      { voice: "loud", weight: 0.25 },
    ];
    expect(loudnessOf(mix, VOICES)).toBe(-27);
    expect(loudnessOf([...mix, ...only("unknown")], VOICES)).toBeUndefined();
  });
});

describe("the option loudness", () => {
  test.each<[unknown, ErrorConstructor, string]>([
    ["loud", RangeError, 'loudness must be "as-is" or an object, got "loud"'],
    [-19, TypeError, "loudness must be an object, got -19"],
    [{ lufs: 3 }, RangeError, "loudness.lufs must be -40 to -10, got 3"],
    [{ truePeakDb: 1 }, RangeError, "loudness.truePeakDb must be -20 to 0, got 1"],
    [{ peak: 1 }, TypeError, 'loudness has no "peak"'],
  ])("%j is refused with the rule", (value, kind, message) => {
    const check = (): void => checkLoudness("loudness", value);
    expect(check).toThrow(kind as never);
    expect(check).toThrow(message);
  });
});
