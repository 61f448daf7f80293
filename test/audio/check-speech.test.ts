import { expect, test } from "vitest";
import { checkSpeech } from "../../src/audio/check-speech.js";

const RATE = 1000;
const spoken = { engine: "mine", symbols: 10, speed: 1, reading: "front-end" } as const;

/** Returns `seconds` of a tone. */
const tone = (seconds: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: seconds * RATE }, (_, index) => Math.sin(index));

test.each<[string, Float32Array<ArrayBuffer>, RegExp]>([
  ["a sample that is NaN", tone(1).fill(Number.NaN, 5, 6), /sample 5 of its sound is NaN/],
  ["an infinite sample", tone(1).fill(Number.POSITIVE_INFINITY, 5, 6), /sample 5 of its sound is Infinity/],
  ["equal samples throughout", tone(1).fill(0.5), /all samples of its sound are 0.5/],
  ["much more sound than the phonemes need", tone(60), /it made 60.0 s of sound for 10 phonemes/],
])("checkSpeech rejects %s, and names the next step", (_, samples, reason) => {
  const check = (): void => checkSpeech({ samples, sampleRate: RATE }, spoken);
  expect(check).toThrow(reason);
  expect(check).toThrow(/`voxweave assets verify`/);
});

test("checkSpeech rejects the noise of damaged Kokoro weights: 7.9 s for the fifteen phonemes of a sentence", () => {
  const check = (): void => checkSpeech({ samples: tone(7.9), sampleRate: RATE }, { ...spoken, symbols: 15 });
  expect(check).toThrow("it made 7.9 s of sound for 15 phonemes, more than the limit of 5.8 s");
});

test("checkSpeech accepts the slowest measured speech of Kokoro: one vowel, also at a quarter of the speed", () => {
  for (const [seconds, symbols, speed] of [
    [1.25, 2, 1],
    [4.92, 2, 0.25],
    [1.4, 5, 1],
  ] as const) {
    expect(() =>
      checkSpeech({ samples: tone(seconds), sampleRate: RATE }, { ...spoken, symbols, speed }),
    ).not.toThrow();
  }
});

test("checkSpeech accepts speech, silence and slow speech", () => {
  for (const samples of [tone(1), new Float32Array(0), new Float32Array(1000)]) {
    expect(() => checkSpeech({ samples, sampleRate: RATE }, spoken)).not.toThrow();
  }
  expect(() => checkSpeech({ samples: tone(16), sampleRate: RATE }, { ...spoken, speed: 0.25 })).not.toThrow();
});
