import { expect, test } from "vitest";
import { EDGE_AFTER_SECONDS, EDGE_BEFORE_SECONDS } from "../../src/audio/trim-edges.js";
import type { ParagraphEnd } from "../../src/markup/marked-text.js";
import { checkPauses, type Pauses, resolvePauses, withPause } from "../../src/speaker/pauses.js";
import type { UtteranceDraft } from "../../src/speaker/utterance-draft.js";

const RATE = 1000;
const SOUND = new Float32Array(10).fill(1);
const EDGES = EDGE_AFTER_SECONDS + EDGE_BEFORE_SECONDS;

const draft = (phonemes: string, paragraphEnd?: ParagraphEnd): UtteranceDraft => ({
  phonemes,
  ...(paragraphEnd && { paragraphEnd }),
  words: [],
  unspoken: [],
  prosody: {},
  problems: [],
  source: { start: 0, end: 0 },
});

/** Returns the time from the last sound of one utterance to the first sound of the next. @unit seconds */
const pause = (previous: UtteranceDraft, speed = 1, pauses?: Pauses): number =>
  (withPause(SOUND, RATE, previous, speed, resolvePauses(pauses)).length - SOUND.length) / RATE + EDGES;

test.each([
  ["a change of scene", draft("a.", "scene"), 1.5],
  ["a heading", draft("a.", "heading"), 1],
  ["a paragraph", draft("a", "paragraph"), 0.7],
  ["an item of a list", draft("a.", "item"), 0.5],
  ["a sentence", draft("a."), 0.4],
  ["a question in quotes", draft("a?”"), 0.4],
  ["a clause", draft("a;"), 0.25],
  ["a dash", draft("a—"), 0.25],
  ["a comma", draft("a,"), 0.15],
  ["a word", draft("a"), 0.15],
] as const)("the pause after %s is as long as the table says", (_, previous, seconds) => {
  expect(pause(previous)).toBeCloseTo(seconds, 6);
});

test("a pause depends on the speed, but is never shorter than the edges of the sound", () => {
  expect(pause(draft("a."), 2)).toBeCloseTo(0.2, 6);
  expect(pause(draft("a."), 0.5)).toBeCloseTo(0.8, 6);
  expect(pause(draft("a,"), 4)).toBeCloseTo(EDGES, 6);
});

test("a pause is put before the sound, which stays unchanged", () => {
  const padded = withPause(SOUND, RATE, draft("a."), 1, resolvePauses());
  expect(padded.subarray(-SOUND.length)).toEqual(SOUND);
  expect(padded.subarray(0, -SOUND.length).every((sample) => sample === 0)).toBe(true);
});

test("no pause precedes the first sound, or an utterance without sound", () => {
  expect(withPause(SOUND, RATE, undefined, 1, resolvePauses())).toEqual(SOUND);
  expect(withPause(new Float32Array(0), RATE, draft("a."), 1, resolvePauses())).toHaveLength(0);
});

test.each([
  [{ sceneSeconds: 3 }, draft("a.", "scene")],
  [{ headingSeconds: 3 }, draft("a.", "heading")],
  [{ paragraphSeconds: 3 }, draft("a.", "paragraph")],
  [{ itemSeconds: 3 }, draft("a.", "item")],
  [{ sentenceSeconds: 3 }, draft("a.")],
] as const)("the caller sets a pause with %j, and the other pauses stay", (pauses, previous) => {
  expect(pause(previous, 1, pauses)).toBeCloseTo(3, 6);
  expect(pause(previous, 2, pauses)).toBeCloseTo(1.5, 6);
  expect(pause(draft("a,"), 1, pauses)).toBeCloseTo(0.15, 6);
  const others = [
    draft("a.", "scene"),
    draft("a.", "heading"),
    draft("a.", "paragraph"),
    draft("a.", "item"),
    draft("a."),
  ];
  expect(others.filter((other) => pause(other, 1, pauses) !== pause(other))).toHaveLength(1);
});

test("a pause that is undefined has its default", () => {
  expect(resolvePauses({ sentenceSeconds: undefined, sceneSeconds: undefined })).toEqual(resolvePauses());
});

test.each<[unknown, RegExp]>([
  [0.5, /^pauses must be an object, got 0\.5$/],
  [{ sentence: 1 }, /^pauses has no "sentence"; did you mean sentenceSeconds/],
  [{ itemSeconds: "1" }, /^pauses\.itemSeconds must be a number, got "1"$/],
  [{ sceneSeconds: -1 }, /^pauses\.sceneSeconds must be 0 to 60, got -1$/],
  [{ headingSeconds: Number.NaN }, /^pauses\.headingSeconds must be 0 to 60, got NaN$/],
])("the pauses %j are rejected with the path, the rule and the value", (value, message) => {
  expect(() => checkPauses("pauses", value)).toThrow(message);
});
