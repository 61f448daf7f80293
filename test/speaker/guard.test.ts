import { expect, test } from "vitest";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import { VERY_SHORT, withGuard, withoutGuard } from "../../src/speaker/guard.js";
import type { UtteranceDraft } from "../../src/speaker/utterance-draft.js";

const draft = (phonemes: string): UtteranceDraft => ({
  phonemes,
  words: [
    {
      text: "a",
      source: { start: 0, end: 1 },
      phonemes: { start: 0, end: 1 },
      class: "word",
      rule: "as written",
      from: "lexicon",
    },
  ],
  unspoken: [],
  prosody: {},
  problems: [],
  source: { start: 0, end: 1 },
});

test("a very short utterance gets a mark in front, and its words move with it", () => {
  const guarded = withGuard(draft("ab."), 510);
  expect(guarded.phonemes).toBe("… ab.");
  expect(guarded.words[0]?.phonemes).toEqual({ start: 2, end: 3 });
});

test.each([
  ["an empty utterance", "", 510],
  ["a longer utterance", "a".repeat(VERY_SHORT), 510],
  ["an utterance that the mark would make too long for the engine", "abc", 4],
])("%s gets no mark in front", (_, phonemes, max) => {
  expect(withGuard(draft(phonemes), max).phonemes).toBe(phonemes);
});

test("the sound of the mark is cut off, and the frames fit the remaining sound", async () => {
  await using engine = createToneEngine();
  const style = { voice: [{ voice: "tone_mid", weight: 1 }], speed: 1 };
  const say = (phonemes: string) =>
    engine.synthesize({ language: "en-us", text: "", words: [], source: { start: 0, end: 0 }, phonemes }, style);
  const short = draft("ab.");
  const guarded = withGuard(short, 510);
  const heard = withoutGuard(await say(guarded.phonemes), short, guarded);
  const alone = await say("ab.");
  expect(heard.frames?.phonemes).toEqual(alone.frames?.phonemes);
  const { frameSamples = 0, lead = 0, phonemes = new Int32Array(0), tail = 0 } = heard.frames ?? {};
  expect((lead + phonemes.reduce((sum, count) => sum + count, 0) + tail) * frameSamples).toBe(heard.samples.length);
  expect(heard.samples.subarray(lead * frameSamples)).toEqual(
    alone.samples.subarray((alone.frames?.lead ?? 0) * frameSamples),
  );
});

test("the speech of an engine without durations stays unchanged", () => {
  const speech = { samples: new Float32Array(10), sampleRate: 24_000 };
  expect(withoutGuard(speech, draft("ab."), withGuard(draft("ab."), 510))).toBe(speech);
});
