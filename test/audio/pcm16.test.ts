import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePcm16, encodePcm16 } from "../../src/audio/pcm16.js";

const encode = (...samples: number[]): number[] => {
  const bytes = encodePcm16(Float32Array.from(samples));
  return [...new Int16Array(bytes.buffer)];
};

describe("encoding", () => {
  test("scales by 32,767 and rounds to the nearest", () => {
    expect(encode(0, 1, -1, 0.5, -0.5, 1 / 32_767, 0.4 / 32_767, 0.6 / 32_767)).toEqual([
      0, 32_767, -32_767, 16_384, -16_383, 1, 0, 1,
    ]);
  });

  test("clips what is louder than full scale, and never wraps round", () => {
    expect(encode(1.0001, 2, 1e30, -1.0001, -2, -1e30)).toEqual([32_767, 32_767, 32_767, -32_767, -32_767, -32_767]);
  });

  test("is little-endian", () => {
    expect([...encodePcm16(Float32Array.of(1))]).toEqual([0xff, 0x7f]);
  });

  test("of nothing is nothing", () => expect(encodePcm16(new Float32Array(0))).toHaveLength(0));

  test.each([Number.NaN, Infinity, -Infinity])("refuses %d: that is a fault upstream, not a sound", (sample) => {
    expect(() => encode(0, sample)).toThrow(
      expect.objectContaining({ code: "VOX_AUDIO_INVALID", details: { reason: `sample 1 is ${sample}` } }),
    );
  });
});

describe("decoding", () => {
  test("never goes beyond -1, though 16 bits do", () => {
    expect([...decodePcm16(Uint8Array.of(0x00, 0x80, 0xff, 0x7f, 0x01, 0x80))]).toEqual([-1, 1, -1]);
  });

  test("reads a part of a larger buffer, at an odd place too", () => {
    expect([...decodePcm16(Uint8Array.of(9, 0xff, 0x7f, 9).subarray(1, 3))]).toEqual([1]);
  });

  test("drops the half of a sample at the end", () => {
    expect(decodePcm16(Uint8Array.of(0, 0, 1))).toHaveLength(1);
  });

  test("is the inverse of encoding: what was encoded once stays the same for ever", () => {
    const sample = fc.float({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 50 }), (samples) => {
        const once = encodePcm16(Float32Array.from(samples));
        expect(encodePcm16(decodePcm16(once))).toEqual(once);
      }),
    );
  });

  test("moves no sample by more than half a step", () => {
    const sample = fc.float({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(sample, (value) => {
        const [decoded = Number.NaN] = decodePcm16(encodePcm16(Float32Array.of(value)));
        expect(Math.abs(decoded - value)).toBeLessThanOrEqual(0.5 / 32_767 + 1e-7);
      }),
    );
  });
});
