import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseWav } from "../../src/audio/wav.js";
import { type CreateSpeakerOptions, createSpeaker } from "../../src/create-speaker.js";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import { createLexicon } from "../../src/lexicon/create-lexicon.js";
import type { SpeakOptions } from "../../src/speaker/speak-options.js";
import type { Speaker } from "../../src/speaker/speaker.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { collect } from "./support/speak.js";

const TEXT = "Hello, world.\n\nIt is SQL.";

/** The sound of a text, as one array. */
async function soundOf(speaker: Speaker, options?: SpeakOptions): Promise<number[]> {
  return (await collect(speaker.stream(TEXT, options))).flatMap(({ samples }) => [...samples]);
}

describe("the defaults of a speaker", () => {
  test("a speaker with defaults sounds like one whose calls have these options", async () => {
    const lexicons = [await createLexicon({ words: { sql: "sequel" } })];
    const options = {
      voice: "tone_high",
      speed: 1.5,
      language: "en-gb",
      sampleRate: 8_000,
      loudness: "as-is",
      pauses: { paragraphSeconds: 2 },
      lexicons,
      strict: true,
    } as const;
    await using plain = await createSpeaker({ engine: "tone" });
    await using preset = await createSpeaker({ engine: "tone", ...options });
    const expected = await soundOf(plain, options);
    expect(await soundOf(preset)).toEqual(expected);
    expect(await soundOf(plain)).not.toEqual(expected);
    expect(preset.stream(TEXT).sampleRate).toBe(8_000);
  });

  test("the defaults hold for toFile too", async () => {
    await using folder = await openTemporaryFolder();
    await using speaker = await createSpeaker({ engine: "tone", sampleRate: 8_000 });
    const path = join(folder.path, "a.wav");
    expect(await speaker.toFile(TEXT, path)).toMatchObject({ files: [{ sampleRate: 8_000 }] });
    expect(parseWav(await readFile(path)).sampleRate).toBe(8_000);
  });

  test("an option of a call overrides the default, and undefined means the default", async () => {
    await using plain = await createSpeaker({ engine: "tone" });
    await using preset = await createSpeaker({ engine: "tone", voice: "tone_high", speed: 2 });
    expect(await soundOf(preset, { voice: "tone_low" })).toEqual(await soundOf(plain, { voice: "tone_low", speed: 2 }));
    expect(await soundOf(preset, { voice: undefined, speed: undefined })).toEqual(await soundOf(preset));
    expect(() => preset.stream(TEXT, { voice: null } as unknown as SpeakOptions)).toThrow("voice must be a string");
  });

  test("the lexicons of a call come on top of those of the speaker", async () => {
    const ours = await createLexicon({ words: { hello: "good day", world: "globe" } });
    const yours = await createLexicon({ words: { world: "planet" } });
    await using speaker = await createSpeaker({ engine: "tone", lexicons: [ours] });
    const spoken = async (options?: SpeakOptions) => (await speaker.explain("Hello, world.", options)).spoken;
    expect(await spoken({ lexicons: [yours] })).toBe("good day planet");
    expect(await spoken({ lexicons: [] })).toBe("good day globe");
    expect(() => speaker.stream(TEXT, { lexicons: {} } as unknown as SpeakOptions)).toThrow("lexicons must be a list");
  });

  test.each<[string, unknown, string | RegExp]>([
    ["an unknown voice", { voice: "nobody" }, 'engine tone has no voice "nobody"'],
    ["a broken mix", { voice: "a*b" }, /^voice must be a name/],
    ["a voice of another type", { voice: 7 }, "voice must be a string, got 7"],
    ["a speed out of bounds", { speed: 9 }, "speed must be 0.25 to 4, got 9"],
    ["an unknown language", { language: "xx" }, /^language must be one of/],
    ["an unusual sample rate", { sampleRate: 12_345 }, /^sampleRate must be one of/],
    ["an unknown pause", { pauses: { comma: 1 } }, /^pauses has no "comma"/],
    ["a lexicon that is no list", { lexicons: {} }, /^lexicons must be a list/],
  ])("createSpeaker rejects %s, with the engine's name or object", async (_, options, message) => {
    for (const engine of ["tone", createToneEngine()]) {
      await expect(createSpeaker({ engine, ...(options as CreateSpeakerOptions) })).rejects.toThrow(message);
    }
  });

  test("createSpeaker closes an engine that it opened if a default is wrong, and leaves a shared one open", async () => {
    const engine = createToneEngine();
    await expect(createSpeaker({ engine, speed: 9 })).rejects.toThrow("speed must be");
    await using speaker = await createSpeaker({ engine });
    expect(await collect(speaker.stream("Hello."))).toHaveLength(1);
    await engine[Symbol.asyncDispose]();
  });

  test("createSpeaker reports an unknown voice of the default engine before it downloads anything", async () => {
    await using folder = await openTemporaryFolder();
    const assets = { cacheFolder: folder.path, offline: true };
    await expect(createSpeaker({ engine: "kokoro-onnx", voice: "af_hart", assets })).rejects.toMatchObject({
      code: "VOX_VOICE_UNKNOWN",
      details: { near: ["af_heart"] },
    });
  });
});
