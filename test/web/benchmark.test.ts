import { expect, test } from "vitest";
import { benchmarkText, measure, resultText, speedOf } from "../../web/src/parts/benchmark/measure.js";
import { duration, megabytes } from "../../web/src/parts/server/amounts.js";
import type { SpeechPart, SpeechSource } from "../../web/src/source/speech-source.js";
import { SETTINGS } from "./support/settings.js";

test("each run has its number in each sentence, so that no cache has its sound", () => {
  expect(benchmarkText(7).match(/[^.]*\b7\b[^.]*\./gu)).toHaveLength(3);
});

test("a run measures the whole sound of a source that yields words first", async () => {
  const spoken: string[] = [];
  const part = (samples: number): SpeechPart => ({ samples: new Float32Array(samples), words: [], unspoken: [] });
  const source: Pick<SpeechSource, "ready" | "speak"> = {
    ready: async () => {},
    async *speak(text) {
      spoken.push(text);
      yield* [part(0), part(24_000), part(12_000)];
    },
  };
  const measured = await measure(source, SETTINGS, 7, new AbortController().signal);
  expect(spoken).toEqual([benchmarkText(7)]);
  expect(measured.soundSeconds).toBe(1.5);
  expect(measured.firstSoundSeconds).toBeLessThanOrEqual(measured.totalSeconds);
});

test("a result as text has the figures and the facts that are known", () => {
  const measured = { firstSoundSeconds: 0.25, totalSeconds: 2, soundSeconds: 12 };
  expect(speedOf(measured)).toBe(6);
  expect(resultText(measured, { WebGPU: "no", Memory: undefined })).toBe(
    "First sound: 0.25 s\nSpeed: 6.0 s of sound in a second (12.0 s in 2.00 s)\nWebGPU: no",
  );
});

test("sizes and lengths of time are rounded for people", () => {
  expect([megabytes(123_456_789), megabytes(2_340_000_000)]).toEqual(["123 MB", "2.3 GB"]);
  expect([59, 61, 3_700, 200_000].map(duration)).toEqual(["59 s", "1 min", "1 h 1 min", "2 days"]);
});
