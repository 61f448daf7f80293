import { expect, test } from "vitest";
import { widenGaps } from "../../src/speaker/sentence-gaps.js";
import type { WordSpan } from "../../src/speaker/timings.js";

const RATE = 1000;

/** A word of two phonemes at position `at`, which sounds from one sample to another. */
function span(at: number, start: number, end: number, estimated = false): WordSpan {
  const word = { text: "a", source: { start: at, end: at + 2 }, phonemes: { start: at, end: at + 2 } };
  return { word, start, end, estimated, pause: "none" };
}

const places = (spans: readonly WordSpan[]): number[][] => spans.map(({ start, end }) => [start, end]);

test("a gap that is too short is widened at its quietest place, and the words after it move with the sound", () => {
  const samples = new Float32Array(200).fill(0.5);
  samples.fill(0, 95, 105); // Silent there.
  const spans = [span(0, 10, 90), span(3, 110, 150), span(6, 150, 190)];
  const widened = widenGaps({ samples, spans }, { sentenceStarts: [3] }, RATE, 0.1);
  expect(places(widened.spans)).toEqual([
    [10, 90],
    [190, 230],
    [230, 270],
  ]);
  expect(widened.samples).toHaveLength(280);
  expect(widened.samples.subarray(105, 180).every((sample) => sample === 0)).toBe(true);
  expect(widened.samples.subarray(190, 270)).toEqual(samples.subarray(110, 190));
});

test("words that touch are separated without a click", () => {
  const samples = new Float32Array(200).fill(0.5);
  const { samples: widened, spans } = widenGaps(
    { samples, spans: [span(0, 0, 100), span(3, 100, 200)] },
    { sentenceStarts: [3] },
    RATE,
    0.1,
  );
  expect(places(spans)).toEqual([
    [0, 100],
    [200, 300],
  ]);
  const steps = [...widened].map((sample, index) => Math.abs(sample - (widened[index - 1] ?? sample)));
  expect(Math.max(...steps)).toBeLessThan(0.15);
});

test("gaps that are long enough, within a sentence, or estimated stay unchanged", () => {
  const samples = new Float32Array(200).fill(0.5);
  const close = [span(0, 0, 100), span(3, 100, 200)];
  const far = [span(0, 0, 50), span(3, 150, 200)];
  const guessed = [span(0, 0, 100, true), span(3, 100, 200, true)];
  for (const [spans, sentenceStarts] of [
    [close, undefined],
    [far, [3]],
    [guessed, [3]],
  ] as const) {
    const sound = { samples, spans };
    expect(widenGaps(sound, { ...(sentenceStarts && { sentenceStarts }) }, RATE, 0.1)).toEqual(sound);
  }
});
