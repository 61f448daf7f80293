import { expect, test } from "vitest";
import { fitGaps } from "../../src/speaker/sentence-gaps.js";
import type { WordSpan } from "../../src/speaker/timings.js";

const RATE = 1000;
const AT_LEAST = { leastSeconds: 0.1, mostSeconds: Number.POSITIVE_INFINITY };

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
  const widened = fitGaps({ samples, spans }, { sentenceStarts: [3] }, RATE, AT_LEAST);
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
  const { samples: widened, spans } = fitGaps(
    { samples, spans: [span(0, 0, 100), span(3, 100, 200)] },
    { sentenceStarts: [3] },
    RATE,
    AT_LEAST,
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
    expect(fitGaps(sound, { ...(sentenceStarts && { sentenceStarts }) }, RATE, AT_LEAST)).toEqual(sound);
  }
});

test("a gap that is too long is shortened in its middle, and the words after it move with the sound", () => {
  const samples = new Float32Array(400).fill(0.5);
  samples.fill(0, 95, 295);
  const spans = [span(0, 10, 90), span(3, 300, 350), span(6, 350, 400)];
  const fitted = fitGaps({ samples, spans }, { sentenceStarts: [3] }, RATE, { leastSeconds: 0.1, mostSeconds: 0.1 });
  expect(places(fitted.spans)).toEqual([
    [10, 90],
    [190, 240],
    [240, 290],
  ]);
  expect(fitted.samples).toHaveLength(290);
  expect(fitted.samples.subarray(0, 90)).toEqual(samples.subarray(0, 90));
  expect(fitted.samples.subarray(190)).toEqual(samples.subarray(300));
});

test("a gap of loud noise is shortened without a click", () => {
  const samples = new Float32Array(400).fill(0.5);
  const spans = [span(0, 0, 100), span(3, 300, 400)];
  const fitted = fitGaps({ samples, spans }, { sentenceStarts: [3] }, RATE, { leastSeconds: 0.1, mostSeconds: 0.1 });
  const steps = [...fitted.samples].map((sample, index) => Math.abs(sample - (fitted.samples[index - 1] ?? sample)));
  expect(fitted.samples).toHaveLength(300);
  expect(Math.max(...steps)).toBeLessThan(0.15);
});
