import { expect, test } from "vitest";
import { encodeSound, streamSound } from "../../src/formats/encode-sound.js";
import { testFlac } from "./support/decoders.js";
import { speechLike } from "./support/sounds.js";

const RATE = 24_000;

// The format cannot tell a length of 0 from one that is unknown.
test.each([1, 4_096, 30_000])(
  "flac finds no fault in the length and the digest of a file of %d samples",
  async (length) => {
    const sound = speechLike(RATE, 1.5).subarray(0, length);
    await testFlac(await encodeSound("flac", [sound], { sampleRate: RATE }));
  },
);

test("flac finds a damaged sample by the digest of a file", async () => {
  const sound = speechLike(RATE, 1.5);
  const bytes = await encodeSound("flac", [sound], { sampleRate: RATE });
  const other = await encodeSound("flac", [sound.map((sample) => -sample)], { sampleRate: RATE });
  other.set(bytes.subarray(26, 42), 26); // The digest in STREAMINFO.
  await expect(testFlac(other)).rejects.toThrow("MD5");
});

test("a stream of FLAC without a digest decodes with a warning of flac alone", async () => {
  const parts: Uint8Array[] = [];
  for await (const bytes of streamSound("flac", [speechLike(RATE, 1)], { sampleRate: RATE })) parts.push(bytes);
  await expect(testFlac(Buffer.concat(parts))).rejects.toThrow("MD5 signature since it was unset");
});
