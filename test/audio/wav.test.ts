import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodePcm16 } from "../../src/audio/pcm16.js";
import { encodeWavHeader, parseWav, WAV_HEADER_BYTES, WAV_MAX_DATA_BYTES } from "../../src/audio/wav.js";
import { isVoxError } from "../../src/core/errors.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { chunk, FLOAT, float32Data, formatChunk, PCM, riff } from "./support/wav-bytes.js";

describe("encodeWavHeader", () => {
  test("encodeWavHeader returns these 44 bytes for mono 16-bit PCM", () => {
    expect(Buffer.from(encodeWavHeader(24_000, 1000)).toString("hex")).toBe(
      [
        "52494646", // "RIFF"
        "0c040000", // 1036: the bytes after this, 36 + 1000
        "57415645", // "WAVE"
        "666d7420", // "fmt "
        "10000000", // 16
        "0100", // PCM
        "0100", // Channels
        "c05d0000", // 24,000
        "80bb0000", // 48,000 bytes a second
        "0200", // Bytes of one sample of all channels
        "1000", // Bits
        "64617461", // "data"
        "e8030000", // 1000
      ].join(""),
    );
  });

  test("encodeWavHeader writes an unknown length for a stream", () => {
    const header = Buffer.from(encodeWavHeader(24_000, "streaming"));
    expect(header).toHaveLength(WAV_HEADER_BYTES);
    expect(header.readUInt32LE(4)).toBe(0xffff_ffff);
    expect(header.readUInt32LE(40)).toBe(0xffff_ffff);
  });

  test("encodeWavHeader accepts up to 4 GiB, and rejects more with that limit", () => {
    expect(Buffer.from(encodeWavHeader(24_000, WAV_MAX_DATA_BYTES)).readUInt32LE(40)).toBe(WAV_MAX_DATA_BYTES);
    expect(() => encodeWavHeader(24_000, WAV_MAX_DATA_BYTES + 1)).toThrow(
      /holds at most 4 GiB, 24\.9 hours at 24000 Hz/,
    );
  });
});

describe("parseWav", () => {
  const sound = encodePcm16(Float32Array.of(0, 0.5, -0.5));
  const samples = [0, 16_384 / 32_767, -16_383 / 32_767].map(Math.fround);

  test("parseWav returns the written samples at any sample rate", () => {
    const value = fc.integer({ min: -32_767, max: 32_767 }).map((pcm) => Math.fround(pcm / 32_767));
    fc.assert(
      fc.property(fc.array(value), fc.integer({ min: 8_000, max: 192_000 }), (values, sampleRate) => {
        const pcm = encodePcm16(Float32Array.from(values));
        const wav = parseWav(Buffer.concat([encodeWavHeader(sampleRate, pcm.length), pcm]));
        expect(wav.sampleRate).toBe(sampleRate);
        expect([...wav.samples]).toEqual(values.map((sample) => sample + 0));
      }),
    );
  });

  test("parseWav reads the file of a stream to its end", () => {
    expect([...parseWav(Buffer.concat([encodeWavHeader(24_000, "streaming"), sound])).samples]).toEqual(samples);
  });

  test("parseWav returns no samples for a file without sound", () => {
    expect(parseWav(encodeWavHeader(24_000, 0))).toEqual({ samples: new Float32Array(0), sampleRate: 24_000 });
  });

  test("parseWav skips unknown chunks, and the padding after a chunk of odd length", () => {
    const bytes = riff(
      chunk("LIST", Buffer.from("odd")),
      formatChunk(PCM, 1, 16),
      chunk("fact", Buffer.alloc(4)),
      chunk("data", sound),
      chunk("id3 ", Buffer.alloc(7)),
    );
    expect([...parseWav(bytes).samples]).toEqual(samples);
  });

  test("parseWav returns the first channel of a stereo file", () => {
    const stereo = encodePcm16(Float32Array.of(0, 1, 0.5, 1, -0.5, 1));
    expect([...parseWav(riff(formatChunk(PCM, 2, 16), chunk("data", stereo))).samples]).toEqual(samples);
  });

  test("parseWav returns 32-bit float samples unchanged, also beyond full scale", () => {
    const bytes = riff(formatChunk(FLOAT, 1, 32), chunk("data", float32Data(0.1, -3)));
    expect([...parseWav(bytes).samples]).toEqual([0.1, -3].map(Math.fround));
  });

  test("parseWav reads 32-bit float samples in the middle of a larger buffer", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "float.wav");
    await writeFile(path, riff(formatChunk(FLOAT, 1, 32), chunk("data", float32Data(0.1, -3))));
    expect([...parseWav(await readFile(path)).samples]).toEqual([0.1, -3].map(Math.fround));
  });

  test("parseWav drops an incomplete sample at the end of a truncated file", () => {
    const bytes = riff(formatChunk(FLOAT, 1, 32), chunk("data", float32Data(0.1, -3)));
    expect(parseWav(bytes.subarray(0, -3)).samples).toHaveLength(1);
  });
});

describe("parseWav of other bytes", () => {
  const reasonFor = (bytes: Uint8Array): string => {
    try {
      parseWav(bytes);
    } catch (error) {
      if (isVoxError(error) && error.code === "VOX_AUDIO_INVALID") return error.details.reason;
      throw error;
    }
    throw new Error("parseWav accepted the bytes");
  };

  test.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(0), "does not begin with RIFF and WAVE"],
    ["text", Buffer.from("This is not a sound at all."), "does not begin with RIFF and WAVE"],
    ["another RIFF", Buffer.from("RIFF____AVI LIST"), "does not begin with RIFF and WAVE"],
    ["no format", riff(chunk("data", Buffer.alloc(4))), 'the "fmt " chunk is missing'],
    ["no sound", riff(formatChunk(PCM, 1, 16)), 'the "data" chunk is missing'],
    ["24 bits", riff(formatChunk(PCM, 1, 24), chunk("data", Buffer.alloc(6))), "encoding 1 with 24 bits"],
    ["A-law", riff(formatChunk(6, 1, 8), chunk("data", Buffer.alloc(6))), "encoding 6 with 8 bits"],
    ["no channel", riff(formatChunk(PCM, 0, 16), chunk("data", Buffer.alloc(4))), "it has no channel"],
    ["no rate", riff(formatChunk(PCM, 1, 16, 0), chunk("data", Buffer.alloc(4))), "its sample rate is 0"],
    ["a format that is cut off", riff(formatChunk(PCM, 1, 16)).subarray(0, 30), 'the "fmt " chunk is cut off'],
  ])("parseWav rejects a file with this fault, and gives the reason: %s", (_, bytes, reason) => {
    expect(reasonFor(bytes)).toContain(reason);
  });

  test("parseWav reads or rejects any part of a good file, any damaged file and any bytes", () => {
    const whole = riff(formatChunk(PCM, 2, 16), chunk("LIST", Buffer.from("odd")), chunk("data", Buffer.alloc(40)));
    const cut = fc.integer({ min: 0, max: whole.length }).map((length) => whole.subarray(0, length));
    const noisy = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })).map(([at, byte]) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(cut, noisy, fc.uint8Array({ maxLength: 80 })), (bytes) => {
        try {
          expect(parseWav(bytes).samples.length).toBeLessThanOrEqual(bytes.length / 2);
        } catch (error) {
          if (!isVoxError(error)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
