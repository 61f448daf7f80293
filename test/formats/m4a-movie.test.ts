import { expect, test } from "vitest";
import { encodeMovie } from "../../src/formats/m4a-movie.js";

test("the index of an M4A file has room for the packets of ten hours of sound", () => {
  const sizes = new Array<number>(900_000).fill(120);
  const sound = { sampleRate: 24_000, bitrate: 64_000, samples: 900_000 * 1024, sizes, mediaAt: 44, tags: {} };
  const movie = encodeMovie({ ...sound, config: Uint8Array.of(0x13, 0x08), cover: undefined });
  expect(movie.length).toBeGreaterThan(sizes.length * 4);
  expect(movie.length).toBeLessThan(sizes.length * 5);
});

test("the index of an M4A file of more than 4 GiB has offsets of 64 bits", () => {
  const sizes = new Array<number>(50).fill(2 ** 28);
  const sound = { sampleRate: 24_000, bitrate: 64_000, samples: 50 * 1024, sizes, mediaAt: 44, tags: {} };
  const movie = Buffer.from(encodeMovie({ ...sound, config: Uint8Array.of(0x13, 0x08), cover: undefined }));
  const table = movie.indexOf("co64");
  expect(movie.readUInt32BE(table + 8)).toBe(3);
  expect([0, 1, 2].map((index) => movie.readBigUInt64BE(table + 12 + index * 8))).toEqual(
    [0, 24, 48].map((packet) => 44n + BigInt(packet) * 2n ** 28n),
  );
});
