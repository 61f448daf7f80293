import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { streamSound } from "../../src/formats/encode-sound.js";
import { AUDIO_FORMATS } from "../../src/formats/registry.js";
import type { EncodedSpeech } from "../../src/speaker/encoded-speech.js";
import { FIVE, openRig, settle } from "./support/speak.js";

async function bytesOf(encoded: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of encoded) parts.push(part);
  return Buffer.concat(parts);
}

function patched(bytes: Buffer, { patches }: EncodedSpeech): Buffer {
  for (const patch of patches) bytes.set(patch.bytes, patch.position);
  return bytes;
}

const STREAMABLE = AUDIO_FORMATS.filter(({ streamable }) => streamable).map(({ id }) => id);

describe("speech as bytes of a format", () => {
  test.each(STREAMABLE)("encode() as %s returns the bytes that the samples have in one piece", async (format) => {
    const text = "Hello, world.\n\nIt goes on.";
    const encoded = openRig().speaker.encode(text, format, { cuts: "whole" });
    const bytes = patched(await bytesOf(encoded), encoded);
    const spoken = await openRig().speaker.speak(text);
    const whole = await bytesOf(streamSound(format, [spoken.samples], { sampleRate: spoken.sampleRate }));
    for (const { bytes: patch, position } of encoded.patches) whole.set(patch, position);
    expect(bytes.equals(whole)).toBe(true);
    expect(encoded.totals.durationSeconds).toBe(spoken.durationSeconds);
    expect(encoded.mediaType).toMatch(/^audio\//);
  });

  test.each(STREAMABLE)("encode() as %s returns bytes before the engine speaks the last utterance", async (format) => {
    const { speaker, engine } = openRig();
    const encoded = speaker.encode(FIVE, format, { lookAheadSeconds: 0 });
    const first = await encoded.next();
    expect(first.value?.length).toBeGreaterThan(0);
    expect(engine.utterances.length).toBeLessThan(5);
    await encoded.return();
  });

  test("encode() gives the bytes as a web stream, whose cancellation stops the engine", async () => {
    const { speaker, engine } = openRig();
    const whole = await bytesOf(openRig().speaker.encode(FIVE, "wav"));
    const response = new Response(speaker.encode(FIVE, "wav").toReadableStream());
    expect(Buffer.from(await response.arrayBuffer()).equals(whole)).toBe(true);
    const reader = speaker.encode(FIVE, "mp3", { lookAheadSeconds: 0 }).toReadableStream().getReader();
    await reader.read();
    await reader.cancel();
    await settle();
    expect(engine.running).toBe(0);
    const spoken = engine.utterances.length;
    await settle();
    expect(engine.utterances).toHaveLength(spoken);
  });

  test("a stream of Node reads the bytes of encode()", async () => {
    const parts: Buffer[] = [];
    await pipeline(Readable.from(openRig().speaker.encode("Hello, world.", "wav")), async (source) => {
      for await (const part of source) parts.push(part as Buffer);
    });
    expect(parseWav(Buffer.concat(parts)).samples.length).toBeGreaterThan(0);
  });

  test("encode() speaks a text that arrives", async () => {
    const parts = ["Hel", "lo, wor", "ld. It goes", " on."];
    const encoded = openRig().speaker.encode(parts, "wav", { cuts: "whole" });
    const spoken = encoded.record();
    const arrived = patched(await bytesOf(encoded), encoded);
    expect(arrived.equals(Buffer.from(await (await openRig().speaker.speak(parts.join(""))).encode("wav")))).toBe(true);
    expect(spoken.text).toBe("Hello, world. It goes on.");
  });

  test("encode() of blank text is a whole file without sound", async () => {
    const bytes = await bytesOf(openRig().speaker.encode(" ", "wav"));
    expect(bytes).toHaveLength(44);
    expect(bytes.readUInt32LE(40)).toBe(0);
  });

  test("many calls of encode() share one thread, and closing the speaker ends it", async () => {
    const { speaker } = openRig();
    const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
    const before = threads();
    const sounds = await Promise.all(Array.from({ length: 8 }, () => bytesOf(speaker.encode("Hello, world.", "mp3"))));
    for (const sound of sounds) expect(sound.equals(sounds[0] ?? Buffer.alloc(0))).toBe(true);
    await speaker.close();
    expect(threads()).toBeLessThanOrEqual(before);
  });
});

describe("wrong use of encode()", () => {
  test.each<[string, string | undefined, object, string]>([
    ["no format", undefined, {}, "format must be a string, got a value of type undefined"],
    ["an unknown format", "wma", {}, 'there is no format of sound "wma"; there are wav, pcm, mp3'],
    ["a format that cannot be streamed", "m4a", {}, "m4a cannot be streamed, because its header needs the length"],
    ["a bitrate of a format that has none", "wav", { bitrate: 64_000 }, "bitrate is not an option of wav"],
    [
      "an option of toFile()",
      "wav",
      { captions: "x.srt" },
      'options has no "captions"; it belongs to speaker.toFile()',
    ],
    ["a speed out of bounds", "wav", { speed: 9 }, "speed must be 0.25 to 4, got 9"],
  ])("encode() throws at the call for %s", (_, format, options, message) => {
    const { speaker, engine } = openRig();
    expect(() => speaker.encode("Hello.", format as "wav", options)).toThrow(message);
    expect(engine.utterances).toEqual([]);
  });

  test("`ready` of encode() rejects for a text that cannot be spoken, before any bytes", async () => {
    const encoded = openRig().speaker.encode("Hello.", "mp3", { voice: "nobody" });
    await expect(encoded.ready).rejects.toMatchObject({ code: "VOX_VOICE_UNKNOWN" });
    await expect(encoded.next()).rejects.toMatchObject({ code: "VOX_VOICE_UNKNOWN" });
  });

  test("a failure of the engine in the middle rejects the next bytes, and an abort with the caller's reason", async () => {
    const failing = openRig({
      before: (_, index) => {
        if (index === 2) throw new Error("out of tune");
      },
    });
    await expect(bytesOf(failing.speaker.encode(FIVE, "mp3"))).rejects.toThrow("out of tune");
    const controller = new AbortController();
    const encoded = openRig().speaker.encode(FIVE, "mp3", { signal: controller.signal });
    await encoded.next();
    controller.abort(new Error("changed my mind"));
    await expect(bytesOf(encoded)).rejects.toThrow("changed my mind");
  });

  test("a stream() that gets an option of encode() names the call that has it", () => {
    expect(() => openRig().speaker.stream("Hello.", { bitrate: 64_000 } as object)).toThrow(
      'options has no "bitrate"; it belongs to speaker.encode() and speaker.toFile()',
    );
  });
});
