import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import { speakToFile } from "../../src/output/to-file.js";
import type { Phonemizer } from "../../src/phonemes/phonemizer.js";
import { findUnspoken } from "../../src/speaker/coverage.js";
import { openSpeaker } from "../../src/speaker/speaker.js";
import { anyText } from "../support/any-text.js";
import { runs } from "../support/runs.js";
import { expectNothingLost } from "./support/coverage.js";
import { openLetterPhonemizer } from "./support/letter-phonemizer.js";
import { collect } from "./support/speak.js";

describe("coverage of a text", () => {
  test("each expected character is spoken or reported, with a front end that knows only Latin letters", () => {
    const speaker = openSpeaker({ engine: createToneEngine(), phonemizer: openLetterPhonemizer() }, speakToFile);
    return fc.assert(
      fc.asyncProperty(anyText, (text) => expectNothingLost(speaker, text)),
      { numRuns: runs(100) },
    );
  });
});

describe("a word that is lost", () => {
  /** A front end that drops one word without reporting it. */
  const forgetful = (lost: string): Phonemizer => {
    const letters = openLetterPhonemizer();
    return {
      ...letters,
      async phonemize(segments, language, options) {
        const said = await letters.phonemize(segments, language, options);
        return said.map((one) => ({ ...one, words: one.words.filter(({ text }) => text !== lost), unspoken: [] }));
      },
    };
  };

  test("a word that the front end drops is reported as unspoken", async () => {
    const text = "One two three.";
    const speaker = openSpeaker({ engine: createToneEngine(), phonemizer: forgetful("two") }, speakToFile);
    const chunks = await collect(speaker.stream(text));
    expect(chunks.flatMap(({ unspoken }) => unspoken)).toEqual([{ start: 4, end: 7 }]);
    await expect(collect(speaker.stream(text, { strict: true }))).rejects.toMatchObject({
      code: "VOX_TEXT_UNSPOKEN",
      details: { text: "two", source: { start: 4, end: 7 } },
    });
  });

  test("a word that the engine leaves silent is reported as unspoken", async () => {
    const tone = createToneEngine();
    const engine: typeof tone = {
      ...tone,
      async synthesize(utterance, style, options) {
        const speech = await tone.synthesize(utterance, style, options);
        const { frameSamples = 0, lead = 0, phonemes = new Int32Array(0) } = speech.frames ?? {};
        const at = utterance.words[1]?.phonemes.start ?? 0;
        const second = phonemes.subarray(0, at).reduce((sum, count) => sum + count, lead);
        return { ...speech, samples: speech.samples.fill(0, second * frameSamples, (second + 12) * frameSamples) };
      },
    };
    const chunks = await collect(
      openSpeaker({ engine, phonemizer: openLetterPhonemizer() }, speakToFile).stream("One two three."),
    );
    expect(chunks.flatMap(({ unspoken }) => unspoken)).toEqual([{ start: 4, end: 7 }]);
  });
});

describe("characters without sound", () => {
  test.each(["", " \n\t", "“—” … (?!) *_~", "\u0000\u200d"])(
    "white space and marks are not reported as unspoken: %j",
    (text) => {
      expect(findUnspoken(text, { start: 0, end: text.length }, [], [])).toEqual([]);
    },
  );

  test.each<[text: string, runs: string[]]>([
    ["ab cd", ["ab", "cd"]],
    ["5 % €", ["5", "%", "€"]],
    ["世界。👋", ["世界", "👋"]],
  ])("audible characters are found between those without sound: %j", (text, runs) => {
    const found = findUnspoken(text, { start: 0, end: text.length }, [], []);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(runs);
  });
});

test.each(["Das kostet 5 €.", "€", "3 × 4 = 12 ₽ → 🙂"])(
  "text that the engine reads itself is not reported as unspoken: %s",
  async (text) => {
    const tone = createToneEngine();
    const given: string[] = [];
    const engine: typeof tone = {
      ...tone,
      input: "text",
      voices: async () => [{ id: "hans", name: "Hans", locale: "de-DE", gender: "male" }],
      defaultVoice: "hans",
      async synthesize(utterance) {
        given.push(utterance.text);
        return {
          samples: new Float32Array(16_000).fill(0.1).map((level, at) => level * Math.sin(at)),
          sampleRate: 16_000,
        };
      },
    };
    const speaker = openSpeaker({ engine, phonemizer: openLetterPhonemizer() }, speakToFile);
    const chunks = await collect(speaker.stream(text, { strict: true }));
    expect(given).toEqual([text]);
    expect(chunks.flatMap(({ unspoken }) => unspoken)).toEqual([]);
  },
);
