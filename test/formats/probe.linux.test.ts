import { describe, expect, test } from "vitest";
import type { AudioFormat } from "../../src/formats/audio-format.js";
import { encodeSound } from "../../src/formats/encode-sound.js";
import { AUDIO_FORMATS } from "../../src/formats/registry.js";
import { probe } from "./support/decoders.js";
import { speechLike } from "./support/sounds.js";

const RATE = 24_000;
const SOUND = speechLike(RATE, 1);
/** An image of 1 x 1 pixels, and bytes after its end, so that it is longer than a page of Ogg. */
const COVER = Buffer.concat([
  Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==", "base64"),
  Buffer.alloc(100_000),
]);

describe.each(AUDIO_FORMATS.map((format) => [format.id, format] as const))("%s", (id, format) => {
  test(`ffprobe reads the length of ${format.name}`, async () => {
    const bytes = await encodeSound(id, [SOUND], { sampleRate: RATE });
    const encodedRate = Math.min(RATE, format.sampleRates?.at(-1) ?? RATE);
    const { durationSeconds, sampleRate } = await probe({ format: id, bytes, sampleRate: encodedRate });
    expect(sampleRate).toBe(id === "opus" ? 48_000 : encodedRate); // Opus always decodes to 48 kHz.
    const extra = durationSeconds - 1;
    // ffprobe adds the delay and the frames at both ends, for the formats that have them.
    const most = format.lossless || id === "m4a" ? 0 : (format.delay(RATE).samples + 3 * 1024) / RATE;
    expect(extra).toBeGreaterThanOrEqual(-0.000_001);
    expect(extra).toBeLessThanOrEqual(most + 0.000_001);
  });

  if (format.tags.length > 0) testTags(format);
  if (format.cover) testCover(format);
});

function testTags({ id, name, tags }: AudioFormat): void {
  const inAll = Object.fromEntries(tags.map((tag) => [tag, "Grüße, 世界 \u{1F600} Ω"]));
  test.each([
    ["of many scripts", { ...inAll, date: "2027-03-31" }],
    ["of 70,000 characters", { title: "t", comment: "long é ".repeat(10_000).trim() }],
  ])(`ffprobe reads tags %s in ${name}`, async (_, written) => {
    const bytes = await encodeSound(id, [SOUND], { sampleRate: RATE, tags: written });
    expect((await probe({ format: id, bytes, sampleRate: RATE })).tags).toMatchObject(written);
  });
}

function testCover({ id, name }: AudioFormat): void {
  test(`ffprobe reads the cover in ${name}`, async () => {
    const bytes = await encodeSound(id, [SOUND], { sampleRate: RATE, cover: COVER });
    expect((await probe({ format: id, bytes, sampleRate: RATE })).cover).toBe("png");
  });
}
