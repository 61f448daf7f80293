import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openPhonemizer } from "../../src/languages/open-phonemizer.js";
import { speakToFile } from "../../src/output/to-file.js";
import type { SpeakProgress } from "../../src/speaker/speak-options.js";
import { openSpeaker } from "../../src/speaker/speaker.js";
import { createCachedEngine } from "../../src/store/cached-engine.js";
import { anyText } from "../support/any-text.js";
import { runs } from "../support/runs.js";
import { openLetterPhonemizer } from "./support/letter-phonemizer.js";
import { openRecordingEngine } from "./support/recording-engine.js";
import { collect, FIVE, openRig } from "./support/speak.js";

describe.concurrent("the chunks of a stream", () => {
  test("the chunks tile any text, and each begins where the sound before it ends", () =>
    fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { speaker } = openRig({ maxPhonemes: 60 });
        let end = 0;
        let samples = 0;
        try {
          for await (const chunk of speaker.stream(text)) {
            expect(chunk.source.start).toBe(end);
            expect(chunk.startSeconds).toBeCloseTo(samples / chunk.sampleRate, 9);
            expect(chunk.samples.every((sample) => Math.abs(sample) <= 1)).toBe(true);
            end = chunk.source.end;
            samples += chunk.samples.length;
          }
        } catch (error) {
          expect(error).toMatchObject({ code: "VOX_TEXT_UNSPOKEN" });
          expect(samples).toBe(0);
        }
        expect(end).toBe(text.length);
      }),
      { numRuns: runs(100) },
    ));

  test.each([1, 5, 300])("no utterance has more phonemes than the engine accepts: %d", async (maxPhonemes) => {
    const texts = [FIVE, "a".repeat(2000), `x${"?!".repeat(500)}`, "word ".repeat(400), "x,".repeat(400)];
    const check = async (text: string): Promise<void> => {
      const { engine, speaker } = openRig({ maxPhonemes });
      await collect(speaker.stream(text.slice(0, maxPhonemes * 40)));
      expect(engine.utterances.length).toBeGreaterThan(0);
      for (const { phonemes } of engine.utterances) expect(phonemes.length).toBeLessThanOrEqual(maxPhonemes);
      for (const { phonemes } of engine.utterances) expect(phonemes.length).toBeGreaterThan(0);
    };
    await Promise.all(texts.map(check));
  });

  test("the same text produces the same chunks each time", async () => {
    const sounds = async (): Promise<string[]> => {
      const chunks = await collect(openRig().speaker.stream(FIVE));
      return chunks.map(({ samples }) => createHash("sha256").update(samples).digest("hex"));
    };
    expect(await sounds()).toEqual(await sounds());
  });

  test("chunks have the requested sample rate, and the same duration at each rate", async () => {
    const text = FIVE.slice(0, FIVE.length / 2);
    const seconds = async (sampleRate?: number): Promise<number> => {
      const chunks = await collect(openRig().speaker.stream(text, { sampleRate }));
      expect(chunks.length).toBeGreaterThan(1);
      expect(new Set(chunks.map((chunk) => chunk.sampleRate))).toEqual(new Set([sampleRate ?? 16_000]));
      return chunks.reduce((sum, chunk) => sum + chunk.samples.length / chunk.sampleRate, 0);
    };
    const own = await seconds();
    expect(await seconds(44_100)).toBeCloseTo(own, 2);
    expect(await seconds(8_000)).toBeCloseTo(own, 2);
  });

  test("chunks are shorter at a higher speed", async () => {
    const length = async (speed: number): Promise<number> =>
      (await collect(openRig().speaker.stream(FIVE, { speed }))).reduce((sum, { samples }) => sum + samples.length, 0);
    expect((await length(2)) / (await length(1))).toBeCloseTo(0.5, 1);
  });

  test("chunks keep their order when an engine speaks several utterances at once and finishes them in any order", async () => {
    const { engine, speaker } = openRig({
      concurrency: 3,
      before: async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, [20, 1, 10][index % 3]));
      },
    });
    const chunks = await collect(speaker.stream(`${FIVE} ${FIVE}`));
    expect(chunks.map(({ source }) => source.start)).toEqual(engine.utterances.map(({ source }) => source.start));
    expect(chunks.map(({ source }) => source.start)).toEqual(
      [...chunks.map(({ source }) => source.start)].sort((a, b) => a - b),
    );
    expect(engine.mostRunning).toBe(3);
  });

  test("the engine learns which utterance is the first, which is the last, and which is followed at once", async () => {
    const { engine, speaker } = openRig({ concurrency: 2 });
    const chunks = await collect(speaker.stream(FIVE));
    const flags = engine.calls.map(({ first = false, last = false, followed = false }) => ({ first, last, followed }));
    const end = chunks.length - 1;
    // The first is made alone.
    expect(flags).toEqual(
      chunks.map((_, index) => ({ first: index === 0, last: index === end, followed: index > 0 && index < end })),
    );
    expect(chunks.length).toBeGreaterThan(2);
  });

  test("the engine learns which utterances are of the same text, also of the same caller", async () => {
    const { engine, speaker } = openRig();
    await collect(speaker.stream(FIVE, { caller: "reader" }));
    const before = engine.calls.length;
    await collect(speaker.stream(FIVE, { caller: "reader" }));
    const texts = engine.calls.map(({ text }) => text);
    expect(new Set(texts.slice(0, before)).size).toBe(1);
    expect(new Set(texts.slice(before)).size).toBe(1);
    expect(texts.at(-1)).not.toBe(texts[0]);
  });

  test("progress is reported after each chunk, up to the end of the text", async () => {
    const progress: SpeakProgress[] = [];
    const chunks = await collect(openRig().speaker.stream(FIVE, { onProgress: (now) => progress.push(now) }));
    expect(progress.map(({ spokenCharacters }) => spokenCharacters)).toEqual(chunks.map(({ source }) => source.end));
    expect(progress.at(-1)).toMatchObject({ spokenCharacters: FIVE.length, totalCharacters: FIVE.length });
    const samples = chunks.reduce((sum, chunk) => sum + chunk.samples.length, 0);
    expect(progress.at(-1)?.audioSeconds).toBeCloseTo(samples / 16_000, 9);
  });
});

describe("text without sound", () => {
  test.each(["", "   ", "\n\n", "...", "—"])(
    "a text without speakable characters yields a stream without sound: %j",
    async (text) => {
      const chunks = await collect(openRig().speaker.stream(text));
      expect(chunks.reduce((sum, { samples }) => sum + samples.length, 0)).toBe(0);
      expect(chunks.flatMap(({ unspoken }) => unspoken)).toEqual([]);
    },
  );

  test("text without sound is reported, and the text around it is spoken", async () => {
    const text = "Hello 世界 and good bye.";
    const chunks = await collect(openRig().speaker.stream(text));
    const unspoken = chunks.flatMap((chunk) => chunk.unspoken);
    expect(unspoken.map(({ start, end }) => text.slice(start, end))).toEqual(["世界"]);
    expect(chunks[0]?.samples.length).toBeGreaterThan(0);
  });

  test("a strict call rejects text without sound, and the error quotes the text and its place", async () => {
    await expect(collect(openRig().speaker.stream("Hello 世界.", { strict: true }))).rejects.toMatchObject({
      code: "VOX_TEXT_UNSPOKEN",
      message: expect.stringContaining('"世界" at character 6'),
      details: { text: "世界", source: { start: 6, end: 8 } },
    });
  });

  test.each([
    ["plain", "auto", "Say [it](/😀/).", 1, 6],
    ["ssml", "auto", "<speak>Say\n<prosody rate='sideways'>it</prosody>.</speak>", 2, 1],
    ["markdown", "markdown", "# Say\n\n[it](/😀/).", 3, 2],
  ] as const)(
    "a strict call rejects markup that is not understood, and the error names the language %s and the place",
    async (language, markup, text, line, column) => {
      await expect(collect(openRig().speaker.stream(text, { markup, strict: true }))).rejects.toMatchObject({
        code: "VOX_MARKUP_INVALID",
        details: { markup: language, line, column },
      });
    },
  );

  test("a text that should be heard and has no sound at all rejects", async () => {
    await expect(collect(openRig().speaker.stream("世界"))).rejects.toMatchObject({ code: "VOX_TEXT_UNSPOKEN" });
  });
});

describe("checks before any sound is made", () => {
  const refused = async (options: Record<string, unknown>): Promise<unknown> => {
    const { engine, speaker } = openRig();
    const speak = async (): Promise<unknown> => collect(speaker.stream(FIVE, options));
    const error = await speak().catch((caught: unknown) => caught);
    expect(engine.utterances).toEqual([]);
    return error;
  };

  test.each<[Record<string, unknown>, ErrorConstructor | RangeErrorConstructor | TypeErrorConstructor, string]>([
    [{ speed: 9 }, RangeError, "speed must be 0.25 to 4, got 9"],
    [{ speed: "fast" }, TypeError, 'speed must be a number, got "fast"'],
    [{ sampleRate: 1 }, RangeError, "sampleRate must be 8000 to 192000, got 1"],
    [{ sampleRate: 8000.5 }, RangeError, "sampleRate must be one of 8000, 11025"],
    [{ voice: "+" }, RangeError, "voice must be a name"],
    [{ voice: 1 }, TypeError, "voice must be a string, got 1"],
    [{ language: "xx" }, RangeError, 'language must be one of en-us, en-gb, es, fr, hi, it, pt-br, got "xx"'],
  ])("stream() rejects the options %j", async (options, kind, message) => {
    const error = await refused(options);
    expect(error).toBeInstanceOf(kind);
    expect(String(error)).toContain(message);
  });

  test("a voice that the engine does not have rejects", async () => {
    expect(await refused({ voice: "tone_mdi" })).toMatchObject({
      code: "VOX_VOICE_UNKNOWN",
      details: { near: expect.arrayContaining(["tone_mid"]) },
    });
  });

  test("a text that is not a string throws", async () => {
    expect(() => openRig().speaker.stream(42 as unknown as string)).toThrow(TypeError);
  });
});

test("the engine receives the words and their places, in the language of the voice or of the call", async () => {
  const { engine, speaker } = openRig();
  await collect(speaker.stream("It cost $5.", { voice: "tone_high" }));
  await collect(speaker.stream("It cost $5.", { voice: "tone_high", language: "en-us" }));
  expect(engine.utterances.map(({ language }) => language)).toEqual(["en-gb", "en-us"]);
  expect(engine.utterances[0]?.text).toBe("It cost $5.");
  expect(engine.utterances[0]?.words.map(({ source }) => source)).toEqual([
    { start: 0, end: 2 },
    { start: 3, end: 7 },
    { start: 8, end: 10 },
    { start: 8, end: 10 },
  ]);
});

test("a speaker with the front end of all languages speaks, and closes its parts when it is closed", async () => {
  const engine = openRecordingEngine();
  const speaker = openSpeaker({ engine, phonemizer: openPhonemizer() }, speakToFile);
  const chunks = await collect(speaker.stream("¡Hola! ¿Cómo estás?", { language: "es-ES" }));
  expect(engine.utterances.map(({ phonemes }) => phonemes).join(" ")).toBe("… ˈola! … kˈomo estˈas?");
  expect(engine.utterances[0]?.language).toBe("es");
  expect(chunks[0]?.samples.length).toBeGreaterThan(0);
  await speaker[Symbol.asyncDispose]();
  await expect(collect(speaker.stream("Hello."))).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
});

test.each<[string, (samples: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer>]>([
  ["samples that are not numbers", (samples) => samples.fill(Number.NaN, 100, 101)],
  ["a minute of noise for a word", () => Float32Array.from({ length: 960_000 }, (_, at) => Math.sin(at * at))],
  ["one value throughout", (samples) => samples.fill(1)],
])("an engine that returns %s fails, and the error names the next step", async (_, damage) => {
  const tones = openRecordingEngine();
  const engine: typeof tones = {
    ...tones,
    synthesize: async (...call) => {
      const speech = await tones.synthesize(...call);
      return { ...speech, samples: damage(speech.samples) };
    },
  };
  const speaker = openSpeaker({ engine, phonemizer: openLetterPhonemizer() }, speakToFile);
  await expect(collect(speaker.stream("Hello."))).rejects.toMatchObject({
    code: "VOX_ENGINE_FAILED",
    message: expect.stringContaining("`voxweave assets verify`"),
  });
});

test("a text whose sound is kept leaves turns of the event loop to others between its utterances", async () => {
  const engine = createCachedEngine(openRecordingEngine());
  const speaker = openSpeaker({ engine, phonemizer: openLetterPhonemizer() }, speakToFile);
  const { length } = await collect(speaker.stream(FIVE));
  await new Promise((resolve) => setTimeout(resolve, 0)); // The store has the last one a moment later.
  let turns = 0;
  const count = (): void => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  await collect(speaker.stream(FIVE));
  clearImmediate(next);
  expect(engine.cacheStatus?.()).toMatchObject({ hits: length });
  expect(turns).toBeGreaterThanOrEqual(length - 1);
});
