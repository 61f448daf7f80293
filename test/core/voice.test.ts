import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseVoiceMix } from "../../src/core/voice.js";

describe("parseVoiceMix", () => {
  test.each([
    ["af_heart", [["af_heart", 1]]],
    [
      "af_heart+am_adam",
      [
        ["af_heart", 0.5],
        ["am_adam", 0.5],
      ],
    ],
    [
      "af_heart*0.6+am_adam*0.4",
      [
        ["af_heart", 0.6],
        ["am_adam", 0.4],
      ],
    ],
    [
      " a * 3 + b ",
      [
        ["a", 0.75],
        ["b", 0.25],
      ],
    ],
    [
      "a*.5+b*1.5",
      [
        ["a", 0.25],
        ["b", 0.75],
      ],
    ],
    ["en_GB-alan.low", [["en_GB-alan.low", 1]]],
  ] as const)("the formula %j has the expected shares", (formula, shares) => {
    const mix = parseVoiceMix(formula);
    expect(mix.map(({ voice }) => voice)).toEqual(shares.map(([voice]) => voice));
    mix.forEach(({ weight }, index) => {
      expect(weight).toBeCloseTo(shares[index]?.[1] ?? Number.NaN, 12);
    });
  });

  test.each(["", " ", "+", "a+", "+a", "a*", "a*0", "a*-1", "a*x", "a*1e3", "*2", "a b", "a*1*2", "é"])(
    "the formula %j is rejected, and the message quotes it",
    (formula) => {
      expect(() => parseVoiceMix(formula)).toThrow(RangeError);
      expect(() => parseVoiceMix(formula)).toThrow(JSON.stringify(formula));
    },
  );

  test("a formula with an infinite weight is rejected", () => {
    expect(() => parseVoiceMix(`a*1${"0".repeat(309)}+b`)).toThrow(RangeError);
    expect(() => parseVoiceMix(`a*1${"0".repeat(308)}+b*1${"0".repeat(308)}`)).toThrow(RangeError);
  });

  test("a formula of a hundred thousand digits is rejected without a long search", () => {
    expect(() => parseVoiceMix(`a*${"1".repeat(100_000)}x`)).toThrow(RangeError);
  });

  const part = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  const share = fc.tuple(fc.stringMatching(/^[a-z][a-z_]{0,11}$/), part);

  test("the weights of any mix add up to 1, in the given order and proportion", () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 8 }), (shares) => {
        const mix = parseVoiceMix(shares.map(([voice, part]) => `${voice}*${part.toFixed(6)}`).join("+"));
        expect(mix.map(({ voice }) => voice)).toEqual(shares.map(([voice]) => voice));
        expect(mix.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
        const scale = Number(shares[0]?.[1].toFixed(6)) / (mix[0]?.weight ?? Number.NaN);
        mix.forEach(({ weight }, index) => {
          expect((weight * scale) / Number(shares[index]?.[1].toFixed(6))).toBeCloseTo(1, 6);
        });
      }),
    );
  });
});
