import { expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { encodeSound, streamSound } from "../../src/formats/encode-sound.js";

const SAMPLES = Float32Array.of(0, 0.5, -0.5, 1);

test("a WAV file has the sound and its length", async () => {
  const bytes = await encodeSound("wav", [SAMPLES], { sampleRate: 24_000 });
  expect(bytes).toHaveLength(44 + 8);
  expect(new DataView(bytes.buffer).getUint32(40, true)).toBe(8);
  const read = parseWav(bytes);
  expect(read.sampleRate).toBe(24_000);
  read.samples.forEach((sample, index) => {
    expect(sample).toBeCloseTo(SAMPLES[index] ?? Number.NaN, 4);
  });
});

test("a streamed WAV says that its sound reaches to the end", async () => {
  const parts: Uint8Array[] = [];
  for await (const bytes of streamSound("wav", [SAMPLES, SAMPLES], { sampleRate: 8_000 })) parts.push(bytes);
  expect(parts).toHaveLength(2);
  const whole = Buffer.concat(parts);
  expect(whole.readUInt32LE(40)).toBe(0xffff_ffff);
  expect(parseWav(whole).samples).toHaveLength(8);
});

test("a WAV file with tags has a LIST chunk of even length before the sound", async () => {
  const tags = { title: "Wörter", artist: "me", comment: "1 2 3" };
  const bytes = Buffer.from(await encodeSound("wav", [SAMPLES], { sampleRate: 24_000, tags }));
  expect(bytes.toString("latin1", 36, 40)).toBe("LIST");
  const listBytes = bytes.readUInt32LE(40);
  expect(listBytes % 2).toBe(0);
  expect(bytes.toString("utf8", 44, 44 + listBytes)).toMatch(/^INFOINAM.{4}Wörter\0.*IART.{4}me\0.*ICMT.{4}1 2 3\0/su);
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect(bytes.readUInt32LE(44 + listBytes + 4)).toBe(8);
  expect(parseWav(bytes).samples).toHaveLength(4);
});
