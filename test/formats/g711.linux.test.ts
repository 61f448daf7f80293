import { describe, expect, test } from "vitest";
import { encodeSound } from "../../src/formats/encode-sound.js";
import { FFMPEG, SECOND_DECODERS } from "./support/decoders.js";

const RATE = 8_000;
const MOST = 32_767;
/** Every sample that the encoder can get, as 16-bit integers. */
const EVERY = Int32Array.from({ length: 2 * MOST + 1 }, (_, index) => index - MOST);

/** Largest error of a sample: half a step, which is a 32nd of the magnitude, or of the smallest steps. */
const mostError = {
  ulaw: (sample: number) => (sample + 132) / 32 + 1,
  alaw: (sample: number) => Math.max(8, sample / 32) + 1,
};

describe.each(["ulaw", "alaw"] as const)("%s", (format) => {
  test.each([FFMPEG, SECOND_DECODERS[format]].map((decoder) => [decoder.name, decoder] as const))(
    `%s decodes every sample of ${format} to the nearest step of G.711, in the order of the samples`,
    async (_, decoder) => {
      const bytes = await encodeSound(format, [Float32Array.from(EVERY, (sample) => sample / MOST)], {
        sampleRate: RATE,
      });
      expect(bytes.length).toBe(EVERY.length);
      const { samples, sampleRate } = await decoder.decode({ format, bytes, sampleRate: RATE });
      expect(sampleRate).toBe(RATE);
      const decoded = Array.from(samples, (sample) => Math.round(sample * MOST));
      const wrong = decoded.filter((sample, index) => {
        const original = EVERY[index] ?? 0;
        const falls = sample < (decoded[index - 1] ?? -MOST - 1);
        return falls || Math.abs(sample - original) > mostError[format](Math.abs(original));
      });
      expect(wrong).toEqual([]);
      expect(new Set(decoded).size).toBe(format === "ulaw" ? 255 : 256); // μ-law has two zeros.
    },
  );

  test(`a sound that was decoded from ${format} loses nothing when it is encoded again`, async () => {
    const decode = async (samples: Float32Array): Promise<Float32Array> => {
      const bytes = await encodeSound(format, [samples], { sampleRate: RATE });
      return (await FFMPEG.decode({ format, bytes, sampleRate: RATE })).samples;
    };
    const once = await decode(Float32Array.from(EVERY, (sample) => sample / MOST));
    expect(await decode(once)).toEqual(once);
  });
});
