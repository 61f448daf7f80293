import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePcm16, encodePcm16 } from "../../src/audio/pcm16.js";

const encode = (...samples: number[]): number[] => {
  const bytes = encodePcm16(Float32Array.from(samples));
  return [...new Int16Array(bytes.buffer)];
};

describe("encodePcm16", () => {
  test("encodePcm16 scales by 32,767 and rounds to the nearest", () => {
    expect(encode(0, 1, -1, 0.5, -0.5, 1 / 32_767, 0.4 / 32_767, 0.6 / 32_767)).toEqual([
      0, 32_767, -32_767, 16_384, -16_383, 1, 0, 1,
    ]);
  });

  test("encodePcm16 clips samples beyond full scale, and never wraps around", () => {
    expect(encode(1.0001, 2, 1e30, -1.0001, -2, -1e30)).toEqual([32_767, 32_767, 32_767, -32_767, -32_767, -32_767]);
  });

  test("encodePcm16 writes little-endian samples", () => {
    expect([...encodePcm16(Float32Array.of(1))]).toEqual([0xff, 0x7f]);
  });

  test("encodePcm16 returns no bytes for no samples", () => expect(encodePcm16(new Float32Array(0))).toHaveLength(0));

  test.each([Number.NaN, Infinity, -Infinity])("encodePcm16 rejects a sample of %d, and names its place", (sample) => {
    expect(() => encode(0, sample)).toThrow(
      expect.objectContaining({ code: "VOX_AUDIO_INVALID", details: { reason: `sample 1 is ${sample}` } }),
    );
  });
});

describe("decodePcm16", () => {
  test("decodePcm16 decodes -32768 as -1", () => {
    expect([...decodePcm16(Uint8Array.of(0x00, 0x80, 0xff, 0x7f, 0x01, 0x80))]).toEqual([-1, 1, -1]);
  });

  test("decodePcm16 reads a part of a larger buffer, also at an odd offset", () => {
    expect([...decodePcm16(Uint8Array.of(9, 0xff, 0x7f, 9).subarray(1, 3))]).toEqual([1]);
  });

  test("decodePcm16 drops half a sample at the end", () => {
    expect(decodePcm16(Uint8Array.of(0, 0, 1))).toHaveLength(1);
  });

  test("decodePcm16 is the inverse of encodePcm16: decoded samples encode to the same bytes", () => {
    const sample = fc.float({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 50 }), (samples) => {
        const once = encodePcm16(Float32Array.from(samples));
        expect(encodePcm16(decodePcm16(once))).toEqual(once);
      }),
    );
  });

  test("encoding and decoding change a sample by at most half a step", () => {
    const sample = fc.float({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(sample, (value) => {
        const [decoded = Number.NaN] = decodePcm16(encodePcm16(Float32Array.of(value)));
        expect(Math.abs(decoded - value)).toBeLessThanOrEqual(0.5 / 32_767 + 1e-7);
      }),
    );
  });
});
