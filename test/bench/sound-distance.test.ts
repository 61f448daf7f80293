import { expect, test } from "vitest";
import { soundDistance } from "../../bench/sound-distance.js";

const RATE = 24_000;

test("the distance of a sound to itself is zero, also with a longer pause in it", () => {
  expect(soundDistance(spoken([300, 900], 0.1), spoken([300, 900], 0.1), RATE)).toBe(0);
  expect(soundDistance(spoken([300, 900], 0.1), spoken([300, 900], 0.3), RATE)).toBeLessThan(1);
});

test("a sound with another tone is far away, and silence is farther", () => {
  expect(soundDistance(spoken([300, 900], 0.1), spoken([300, 2_000], 0.1), RATE)).toBeGreaterThan(1.5);
  expect(soundDistance(spoken([300, 900], 0.1), new Float32Array(0), RATE)).toBe(Number.POSITIVE_INFINITY);
});

/** Tones of 0.2 s with a pause after each. */
function spoken(frequencies: readonly number[], pauseSeconds: number): Float32Array {
  const pieces = frequencies.flatMap((frequency) => [
    ...Array.from({ length: 0.2 * RATE }, (_, at) => 0.3 * Math.sin((2 * Math.PI * frequency * at) / RATE)),
    ...Array.from({ length: pauseSeconds * RATE }, () => 0),
  ]);
  return Float32Array.from(pieces);
}
