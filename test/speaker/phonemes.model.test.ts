import { describe, expect, test } from "vitest";
import { createFrontEnd } from "../../src/create-front-end.js";
import { createSpeaker } from "../../src/create-speaker.js";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import type { SpeakOptions, SpeechChunk } from "../../src/speaker/speak-options.js";
import { collect } from "./support/speak.js";

const TEXT = `Hello, world! “It is late,” she said; and so it was. ${"It went on and on, as words go on. ".repeat(12)}Dr. Smith paid $3.50.`;

const soundOf = (chunks: readonly SpeechChunk[]): number[] => chunks.flatMap(({ samples }) => [...samples]);

describe('reading: "phonemes"', () => {
  test("the phonemes of a text sound as the text does, also beyond the limit of the engine", async () => {
    await using frontEnd = createFrontEnd();
    const { phonemes } = await frontEnd.explain(TEXT);
    expect(phonemes.length).toBeGreaterThan(510);
    await using speaker = await createSpeaker({ engine: "tone" });
    const spoken = await collect(speaker.stream(TEXT, { cuts: "whole" }));
    const pasted = await collect(speaker.stream(phonemes, { reading: "phonemes", cuts: "whole" }));
    expect(soundOf(pasted)).toEqual(soundOf(spoken));
    expect(pasted.map(({ source }) => phonemes.slice(source.start, source.end)).join("")).toBe(phonemes);
    const words = pasted.flatMap((chunk) => chunk.words);
    expect(words.slice(0, 2)).toMatchObject([{ text: "həlˈO" }, { text: "wˈɜɹld", pause: "sentence" }]);
    expect(words.map(({ startSeconds }) => startSeconds)).toEqual(
      spoken.flatMap((chunk) => chunk.words.map(({ startSeconds }) => startSeconds)),
    );
  });

  test("phonemes without a mark for 600 symbols are cut at a space, and none is lost", async () => {
    await using speaker = await createSpeaker({ engine: "tone" });
    const phonemes = "əbˈWt ".repeat(100).trim();
    const chunks = await collect(speaker.stream(phonemes, { reading: "phonemes" }));
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(phonemes.split(" "));
    expect(chunks.flatMap(({ unspoken }) => unspoken)).toEqual([]);
  });

  test("an unknown symbol rejects `ready` and the first chunk, before any sound", async () => {
    await using speaker = await createSpeaker({ engine: "tone" });
    const stream = speaker.stream("bˈɪg", { reading: "phonemes" });
    await expect(stream.ready).rejects.toMatchObject({ code: "VOX_PHONEME_UNKNOWN", details: { index: 3 } });
    await expect(stream.next()).rejects.toMatchObject({ code: "VOX_PHONEME_UNKNOWN" });
  });

  test("an engine that reads text itself does not accept phonemes", async () => {
    await using speaker = await createSpeaker({ engine: { ...createToneEngine(), input: "text" } });
    expect(() => speaker.stream("həlˈO", { reading: "phonemes" })).toThrow(
      'reading must be "engine" for engine tone, which does not accept phonemes',
    );
  });

  test.each<[SpeakOptions, RegExp]>([
    [{ reading: "phonemes", markup: "ssml" }, /^markup must be "plain" for phonemes, .*got "ssml"$/],
    [{ reading: "phoneme" } as unknown as SpeakOptions, /^reading must be one of front-end, engine, phonemes, got/],
  ])("the options %j are rejected at the call", async (options, message) => {
    await using speaker = await createSpeaker({ engine: "tone" });
    expect(() => speaker.stream("həlˈO", options)).toThrow(message);
  });
});
