import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AudioFormat } from "../../src/formats/audio-format.js";
import { openAudioSink } from "../../src/formats/audio-sink.js";
import { encodeSound, type SampleBlocks } from "../../src/formats/encode-sound.js";
import { openEncoderThread } from "../../src/formats/encoder-thread.js";
import { AUDIO_FORMATS } from "../../src/formats/registry.js";
import type { AudioSinkOptions } from "../../src/formats/sink-options.js";
import { speechLike } from "../formats/support/sounds.js";

/** Rate of the sounds in the tests: that of Kokoro. @unit hertz */
const RATE = 24_000;

/** Defines the tests that every format must pass, and that need no decoder. */
export function describeAudioFormat(format: AudioFormat): void {
  const { id, name } = format;
  const sound = speechLike(RATE, 1.3);

  test(`the bytes of ${name} do not depend on how the samples are split into writes`, async () => {
    await using thread = openEncoderThread();
    const encode = async (blocks: SampleBlocks): Promise<Buffer> =>
      Buffer.from(await encodeSound(id, blocks, { sampleRate: RATE, thread }));
    const whole = await encode([sound]);
    expect(whole.equals(Buffer.from(await encodeSound(id, [sound], { sampleRate: RATE })))).toBe(true);
    const sizes = fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sizes, async (split) => {
        expect(whole.equals(await encode(blocksOf(sound, split)))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test(`a sink for ${name} returns bytes before the end of an utterance, and all of them in order`, async () => {
    await using sink = await openAudioSink(id, { sampleRate: RATE });
    const bytes = await sink.write(sound);
    expect(bytes.length).toBeGreaterThan(0);
    const end = await sink.finish();
    const whole = Buffer.concat([bytes, end.bytes]);
    for (const { position, bytes: patch } of end.patches) {
      expect(position + patch.length).toBeLessThanOrEqual(whole.length);
      whole.set(patch, position);
    }
    expect(whole.equals(await encodeSound(id, [sound], { sampleRate: RATE }))).toBe(true);
  });

  test(`writes to a sink for ${name} that are not awaited keep their order`, async () => {
    await using sink = await openAudioSink(id, { sampleRate: RATE });
    const parts = await Promise.all([...blocksOf(sound, [100, 7_000])].map((block) => sink.write(block)));
    const end = await sink.finish();
    const whole = Buffer.concat([...parts, end.bytes]);
    for (const { position, bytes } of end.patches) whole.set(bytes, position);
    expect(whole.equals(await encodeSound(id, [sound], { sampleRate: RATE }))).toBe(true);
  });

  describe(`wrong use of ${name}`, () => {
    const open = (options: Partial<AudioSinkOptions>): Promise<unknown> =>
      openAudioSink(id, { sampleRate: RATE, ...options });

    test(`a sink for ${name} rejects an invalid sample rate, tag, cover or option name`, async () => {
      await expect(open({ sampleRate: 7_999 })).rejects.toThrow("sampleRate must be 8000 to 192000, got 7999");
      await expect(open({ sampleRate: 24_000.5 })).rejects.toThrow(RangeError);
      await expect(open({ tags: { titel: "x" } as object })).rejects.toThrow("title, artist, album, date, comment");
      await expect(open({ tags: { date: "yesterday" } })).rejects.toThrow("such as 2027-03-31");
      await expect(open({ tags: { title: 3 as never } })).rejects.toThrow("tags.title must be a string");
      await expect(open({ cover: new Uint8Array([1, 2, 3]) })).rejects.toThrow("a JPEG or PNG image");
      await expect(open({ bitRate: 64_000 } as object)).rejects.toThrow('options has no "bitRate"');
    });

    test(`a sink for ${name} names the formats that have an option which it lacks`, async () => {
      const having = (has: (other: AudioFormat) => boolean): string =>
        AUDIO_FORMATS.filter(has)
          .map((other) => other.id)
          .join(", ");
      if (!format.tags.includes("title")) {
        const others = having(({ tags }) => tags.includes("title"));
        await expect(open({ tags: { title: "x" } })).rejects.toThrow(`not an option of ${id}, only of ${others}`);
      }
      if (format.bitrates === undefined) {
        const others = having(({ bitrates }) => bitrates !== undefined);
        await expect(open({ bitrate: 64_000 })).rejects.toThrow(`not an option of ${id}, only of ${others}`);
      }
    });

    test(`a sink for ${name} names the allowed bitrates`, async () => {
      const range = format.bitrates?.(RATE);
      if (range === undefined) return;
      const { min, max, steps } = range;
      await expect(open({ bitrate: max + 1 })).rejects.toThrow(`must be ${min} to ${max}, got ${max + 1}`);
      if (steps) await expect(open({ bitrate: min + 1 })).rejects.toThrow(`must be one of ${steps.join(", ")} bits`);
    });

    test(`a sink for ${name} rejects samples that are no sound, and is then closed`, async () => {
      await using sink = await openAudioSink(id, { sampleRate: RATE });
      await expect(sink.write([0] as never)).rejects.toThrow("samples must be a Float32Array, got an array");
      await expect(sink.write(Float32Array.of(0, Number.NaN))).rejects.toMatchObject({ code: "VOX_AUDIO_INVALID" });
    });

    test(`a sink for ${name} that has finished or been disposed of rejects further calls`, async () => {
      const finished = await openAudioSink(id, { sampleRate: RATE });
      await finished.finish();
      await expect(finished.write(sound)).rejects.toThrow("is closed");
      await finished[Symbol.asyncDispose]();
      const disposed = await openAudioSink(id, { sampleRate: RATE });
      await disposed[Symbol.asyncDispose]();
      await expect(disposed.finish()).rejects.toThrow("is closed");
    });

    test(`an abort ends a sink for ${name} with the caller's reason`, async () => {
      const controller = new AbortController();
      const { signal } = controller;
      const sink = await openAudioSink(id, { sampleRate: RATE, signal });
      const written = sink.write(speechLike(RATE, 20));
      controller.abort("enough");
      await expect(written).rejects.toBe("enough");
      await expect(sink.write(sound)).rejects.toBe("enough");
      await expect(openAudioSink(id, { sampleRate: RATE, signal })).rejects.toBe("enough");
    });
  });
}

/** Cuts a sound into blocks of the sizes, and the rest. */
export function* blocksOf(sound: Float32Array, sizes: readonly number[]): Generator<Float32Array> {
  let start = 0;
  for (const size of sizes) {
    yield sound.subarray(start, start + size);
    start += size;
  }
  yield sound.subarray(start);
}
