import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openPhonemizer } from "../../src/languages/open-phonemizer.js";
import { speakToFile } from "../../src/output/to-file.js";
import type { SpeakProgress } from "../../src/speaker/speak-options.js";
import { openSpeaker } from "../../src/speaker/speaker.js";
import { anyText } from "../support/any-text.js";
import { openLetterPhonemizer } from "./support/letter-phonemizer.js";
import { openRecordingEngine } from "./support/recording-engine.js";
import { collect, FIVE, openRig } from "./support/speak.js";

describe("the chunks of a stream", () => {
  test("tile the text, whatever it is, and each begins where the sound before it ends", () =>
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
      { numRuns: 100 },
    ));

  test.each([1, 5, 300])("never ask for more phonemes than the engine takes: %d", async (maxPhonemes) => {
    const texts = [FIVE, "a".repeat(2000), `x${"?!".repeat(500)}`, "word ".repeat(400), "x,".repeat(400)];
    for (const text of texts) {
      const { engine, speaker } = openRig({ maxPhonemes });
      await collect(speaker.stream(text.slice(0, maxPhonemes * 100)));
      expect(engine.asked.length).toBeGreaterThan(0);
      for (const { phonemes } of engine.asked) expect(phonemes.length).toBeLessThanOrEqual(maxPhonemes);
      for (const { phonemes } of engine.asked) expect(phonemes.length).toBeGreaterThan(0);
    }
  });

  test("are the same each time", async () => {
    const sounds = async (): Promise<string[]> => {
      const chunks = await collect(openRig().speaker.stream(FIVE));
      return chunks.map(({ samples }) => createHash("sha256").update(samples).digest("hex"));
    };
    expect(await sounds()).toEqual(await sounds());
  });

  test("have the rate that is asked for, and last as long at any", async () => {
    const seconds = async (sampleRate?: number): Promise<number> => {
      const chunks = await collect(openRig().speaker.stream(FIVE, { sampleRate }));
      expect(new Set(chunks.map((chunk) => chunk.sampleRate))).toEqual(new Set([sampleRate ?? 16_000]));
      return chunks.reduce((sum, chunk) => sum + chunk.samples.length / chunk.sampleRate, 0);
    };
    expect(await seconds(44_100)).toBeCloseTo(await seconds(), 2);
    expect(await seconds(8_000)).toBeCloseTo(await seconds(), 2);
  });

  test("are shorter at a higher speed", async () => {
    const length = async (speed: number): Promise<number> =>
      (await collect(openRig().speaker.stream(FIVE, { speed }))).reduce((sum, { samples }) => sum + samples.length, 0);
    expect((await length(2)) / (await length(1))).toBeCloseTo(0.5, 1);
  });

  test("keep their order where an engine works on several at once and ends them as it pleases", async () => {
    const { engine, speaker } = openRig({
      concurrency: 3,
      before: async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, [20, 1, 10][index % 3]));
      },
    });
    const chunks = await collect(speaker.stream(`${FIVE} ${FIVE}`));
    expect(chunks.map(({ source }) => source.start)).toEqual(engine.asked.map(({ source }) => source.start));
    expect(chunks.map(({ source }) => source.start)).toEqual(
      [...chunks.map(({ source }) => source.start)].sort((a, b) => a - b),
    );
    expect(engine.mostRunning).toBe(3);
  });

  test("say how far they have come, up to the end of the text", async () => {
    const told: SpeakProgress[] = [];
    const chunks = await collect(openRig().speaker.stream(FIVE, { onProgress: (progress) => told.push(progress) }));
    expect(told.map(({ spokenCharacters }) => spokenCharacters)).toEqual(chunks.map(({ source }) => source.end));
    expect(told.at(-1)).toMatchObject({ spokenCharacters: FIVE.length, totalCharacters: FIVE.length });
    const samples = chunks.reduce((sum, chunk) => sum + chunk.samples.length, 0);
    expect(told.at(-1)?.audioSeconds).toBeCloseTo(samples / 16_000, 9);
  });
});

describe("text without sound", () => {
  test.each(["", "   ", "\n\n", "...", "—"])(
    "of which none was to be expected gives a stream without sound: %j",
    async (text) => {
      const chunks = await collect(openRig().speaker.stream(text));
      expect(chunks.reduce((sum, { samples }) => sum + samples.length, 0)).toBe(0);
      expect(chunks.flatMap(({ unspoken }) => unspoken)).toEqual([]);
    },
  );

  test("in the midst of other text is reported, and the rest is spoken", async () => {
    const text = "Hello 世界 and good bye.";
    const chunks = await collect(openRig().speaker.stream(text));
    const unspoken = chunks.flatMap((chunk) => chunk.unspoken);
    expect(unspoken.map(({ start, end }) => text.slice(start, end))).toEqual(["世界"]);
    expect(chunks[0]?.samples.length).toBeGreaterThan(0);
  });

  test("in the midst of other text is an error where the call is strict, which quotes it and tells its place", async () => {
    await expect(collect(openRig().speaker.stream("Hello 世界.", { strict: true }))).rejects.toMatchObject({
      code: "VOX_TEXT_UNSPOKEN",
      message: expect.stringContaining('"世界" at character 6'),
      details: { text: "世界", source: { start: 6, end: 8 } },
    });
  });

  test("and nothing else must not pass for spoken", async () => {
    await expect(collect(openRig().speaker.stream("世界"))).rejects.toMatchObject({ code: "VOX_TEXT_UNSPOKEN" });
  });
});

describe("options are checked before anything is spoken", () => {
  const refused = async (options: Record<string, unknown>): Promise<unknown> => {
    const { engine, speaker } = openRig();
    const speak = async (): Promise<unknown> => collect(speaker.stream(FIVE, options));
    const error = await speak().catch((caught: unknown) => caught);
    expect(engine.asked).toEqual([]);
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
  ])("%j", async (options, kind, message) => {
    const error = await refused(options);
    expect(error).toBeInstanceOf(kind);
    expect(String(error)).toContain(message);
  });

  test("a voice that the engine does not have", async () => {
    expect(await refused({ voice: "tone_mdi" })).toMatchObject({
      code: "VOX_VOICE_UNKNOWN",
      details: { near: expect.arrayContaining(["tone_mid"]) },
    });
  });

  test("a text that is none", async () => {
    expect(() => openRig().speaker.stream(42 as unknown as string)).toThrow(TypeError);
  });
});

test("the words and their places reach the engine, in the language of the voice or of the call", async () => {
  const { engine, speaker } = openRig();
  await collect(speaker.stream("It cost $5.", { voice: "tone_high" }));
  await collect(speaker.stream("It cost $5.", { voice: "tone_high", language: "en-us" }));
  expect(engine.asked.map(({ language }) => language)).toEqual(["en-gb", "en-us"]);
  expect(engine.asked[0]?.text).toBe("It cost $5.");
  expect(engine.asked[0]?.words.map(({ source }) => source)).toEqual([
    { start: 0, end: 2 },
    { start: 3, end: 7 },
    { start: 8, end: 10 },
    { start: 8, end: 10 },
  ]);
});

test("with the front end of all languages a speaker speaks, and is closed with all that it is made of", async () => {
  const engine = openRecordingEngine();
  const speaker = openSpeaker({ engine, phonemizer: openPhonemizer() }, speakToFile);
  const chunks = await collect(speaker.stream("¡Hola! ¿Cómo estás?", { language: "es-ES" }));
  expect(engine.asked.map(({ phonemes }) => phonemes).join(" ")).toBe("… ˈola! … kˈomo estˈas?");
  expect(engine.asked[0]?.language).toBe("es");
  expect(chunks[0]?.samples.length).toBeGreaterThan(0);
  await speaker[Symbol.asyncDispose]();
  await expect(collect(speaker.stream("Hello."))).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
});

test.each<[string, (samples: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer>]>([
  ["no numbers", (samples) => samples.fill(Number.NaN, 100, 101)],
  ["a minute of noise for a word", () => Float32Array.from({ length: 960_000 }, (_, at) => Math.sin(at * at))],
  ["one value throughout", (samples) => samples.fill(1)],
])("an engine that gives %s has failed, and the error names the next step", async (_, damage) => {
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
