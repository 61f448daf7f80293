import { expect, test } from "vitest";
import { EDGE_AFTER_SECONDS, EDGE_BEFORE_SECONDS } from "../../src/audio/trim-edges.js";
import type { ParagraphEnd } from "../../src/markup/marked-text.js";
import { withPause } from "../../src/speaker/pauses.js";
import type { UtteranceDraft } from "../../src/speaker/utterance-draft.js";

const RATE = 1000;
const SOUND = new Float32Array(10).fill(1);
const EDGES = EDGE_AFTER_SECONDS + EDGE_BEFORE_SECONDS;

const phrase = (phonemes: string, paragraphEnd?: ParagraphEnd): UtteranceDraft => ({
  phonemes,
  ...(paragraphEnd && { paragraphEnd }),
  words: [],
  unspoken: [],
  manner: {},
  problems: [],
  source: { start: 0, end: 0 },
});

/** From the last sound of one utterance to the first of the next. @unit seconds */
const pause = (previous: UtteranceDraft, speed = 1): number =>
  (withPause(SOUND, RATE, previous, speed).length - SOUND.length) / RATE + EDGES;

test.each([
  ["a change of scene", phrase("a.", "scene"), 1.5],
  ["a heading", phrase("a.", "heading"), 1],
  ["a paragraph", phrase("a", "paragraph"), 0.7],
  ["an item of a list", phrase("a.", "item"), 0.5],
  ["a sentence", phrase("a."), 0.4],
  ["a question in quotes", phrase("a?”"), 0.4],
  ["a clause", phrase("a;"), 0.25],
  ["a dash", phrase("a—"), 0.25],
  ["a comma", phrase("a,"), 0.15],
  ["a word", phrase("a"), 0.15],
] as const)("after %s the voice pauses as long as the table says", (_, previous, seconds) => {
  expect(pause(previous)).toBeCloseTo(seconds, 6);
});

test("the pause goes with the pace, but is never shorter than the edges that stand beside it", () => {
  expect(pause(phrase("a."), 2)).toBeCloseTo(0.2, 6);
  expect(pause(phrase("a."), 0.5)).toBeCloseTo(0.8, 6);
  expect(pause(phrase("a,"), 4)).toBeCloseTo(EDGES, 6);
});

test("the pause stands before the sound, which stays as it is", () => {
  const padded = withPause(SOUND, RATE, phrase("a."), 1);
  expect(padded.subarray(-SOUND.length)).toEqual(SOUND);
  expect(padded.subarray(0, -SOUND.length).every((sample) => sample === 0)).toBe(true);
});

test("there is none before the first sound, nor before what has no sound", () => {
  expect(withPause(SOUND, RATE, undefined, 1)).toEqual(SOUND);
  expect(withPause(new Float32Array(0), RATE, phrase("a."), 1)).toHaveLength(0);
});
