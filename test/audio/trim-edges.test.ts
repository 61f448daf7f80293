import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EDGE_AFTER_SECONDS, EDGE_BEFORE_SECONDS, trimEdges } from "../../src/audio/trim-edges.js";
import type { Speech } from "../../src/core/speech.js";

const RATE = 24_000;
const FRAME = 600;
const BEFORE = EDGE_BEFORE_SECONDS * RATE;
const AFTER = EDGE_AFTER_SECONDS * RATE;

/** Returns a speech of parts. A part whose `level` is not 0 is a hum without repetition, so that samples can be recognised. */
function speech(...parts: readonly (readonly [frames: number, level: number])[]): Speech {
  const total = parts.reduce((sum, [frames]) => sum + frames, 0);
  const samples = new Float32Array(total * FRAME);
  let at = 0;
  for (const [frames, level] of parts) {
    for (const end = at + frames * FRAME; at < end; at += 1) samples[at] = level * Math.cos(at * 0.7);
  }
  return { samples, sampleRate: RATE };
}

/** Returns the speech with frames for its phonemes, and `lead` and `tail` frames around them. */
function framed(sound: Speech, lead: number, phonemes: readonly number[], tail: number): Speech {
  return { ...sound, frames: { frameSamples: FRAME, lead, phonemes: Int32Array.from(phonemes), tail } };
}

describe("silence at the edges", () => {
  test("trimEdges cuts silence at the edges to a known length, and keeps each sample between them", () => {
    const sound = speech([20, 0], [10, 0.5], [40, 0]);
    const kept = trimEdges(sound, "a").samples;
    expect(kept).toHaveLength(BEFORE + 10 * FRAME + AFTER);
    expect(kept.subarray(BEFORE, BEFORE + 10 * FRAME)).toEqual(sound.samples.subarray(20 * FRAME, 30 * FRAME));
  });

  test("trimEdges keeps silence that is shorter than that length", () => {
    const sound = speech([1, 0], [10, 0.5], [2, 0]);
    const kept = trimEdges(sound, "a").samples;
    expect(kept).toHaveLength(13 * FRAME);
    expect(kept.subarray(FRAME, 11 * FRAME)).toEqual(sound.samples.subarray(FRAME, 11 * FRAME));
  });

  test("trimEdges fades inaudible breath at the edges to zero", () => {
    const kept = trimEdges(speech([20, 0.0005], [10, 0.5], [20, 0.0005]), "a").samples;
    expect(kept).toHaveLength(BEFORE + 10 * FRAME + AFTER);
    expectNoClick(kept);
  });
});

describe("edges without a click", () => {
  test("trimEdges fades the edges of a sound without silence", () => {
    const sound = speech([10, 0.5]);
    const kept = trimEdges(sound, "a").samples;
    expectNoClick(kept);
    expect(kept).toHaveLength(10 * FRAME);
    expect(kept.subarray(2 * FRAME, 8 * FRAME)).toEqual(sound.samples.subarray(2 * FRAME, 8 * FRAME));
  });

  test("trimEdges fades edges whose silence is shorter than the fade", () => {
    expectNoClick(trimEdges(speech([1, 0.0005], [10, 0.5], [1, 0.0005]), "a").samples);
  });

  test("trimEdges leaves no click at the edges of any sound", () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom(0, 0.0005, 0.01, 0.5, 1));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.nat({ max: 700 }), (parts, cut) => {
        const whole = speech(...parts);
        const sound = { ...whole, samples: whole.samples.slice(cut) };
        const kept = trimEdges(sound, "a").samples;
        expect(kept.length).toBeLessThanOrEqual(sound.samples.length);
        if (kept.length > 0) expectNoClick(kept);
      }),
    );
  });
});

describe("sound in the frames of the final marks", () => {
  const sound = speech([2, 0], [10, 0.5], [6, 0.1], [4, 0.1]);

  test("trimEdges removes sound in the frames of a final mark, and keeps each sample before them", () => {
    const kept = trimEdges(framed(sound, 2, [5, 5, 6], 4), "ab.").samples;
    const fade = 0.05 * RATE;
    expect(kept.subarray(2 * FRAME, 12 * FRAME)).toEqual(sound.samples.subarray(2 * FRAME, 12 * FRAME));
    expect(peak(kept.subarray(12 * FRAME + fade))).toBe(0);
    expectNoClick(kept);
  });

  test("trimEdges removes sound in the frames of several final marks and the space before them", () => {
    const kept = trimEdges(framed(sound, 2, [5, 5, 2, 2, 2], 4), "ab ?!").samples;
    expect(peak(kept.subarray(12 * FRAME + 0.05 * RATE))).toBe(0);
  });

  test("trimEdges keeps sound in the frames of a final length mark, which is not punctuation", () => {
    const kept = trimEdges(framed(sound, 2, [5, 5, 6], 4), "abː").samples;
    expect(peak(kept.subarray(13 * FRAME, 18 * FRAME))).toBeGreaterThan(0.09);
  });

  test("trimEdges keeps all sound if the engine reports no durations", () => {
    expect(peak(trimEdges(sound, "ab.").samples.subarray(14 * FRAME, 18 * FRAME))).toBeGreaterThan(0.09);
  });

  test("trimEdges keeps the sound of an utterance that has only marks", () => {
    expect(peak(trimEdges(framed(sound, 2, [10, 6], 4), "?!").samples)).toBeGreaterThan(0.4);
  });
});

describe("a speech without sound", () => {
  test("trimEdges keeps the length of a silent speech", () => {
    const kept = trimEdges(speech([10, 0]), "a").samples;
    expect(kept).toHaveLength(10 * FRAME);
    expect(peak(kept)).toBe(0);
  });

  test("trimEdges returns no samples for a speech without samples", () => {
    expect(trimEdges(speech(), "").samples).toHaveLength(0);
  });
});

test("trimEdges keeps a sample that is NaN, so that later checks find it", () => {
  const sound = speech([20, 0], [10, 0.5], [40, 0]);
  sound.samples[100] = Number.NaN;
  expect(trimEdges(sound, "a").samples.some(Number.isNaN)).toBe(true);
});

test("trimEdges does not change the engine's own samples", () => {
  const sound = framed(speech([2, 0], [10, 0.5], [6, 0.1]), 2, [5, 5, 6], 0);
  const before = sound.samples.slice();
  trimEdges(sound, "ab.").samples;
  expect(sound.samples).toEqual(before);
});

function expectNoClick(samples: Float32Array): void {
  expect(Math.abs(samples.at(0) ?? 0)).toBeLessThan(0.001);
  expect(Math.abs(samples.at(-1) ?? 0)).toBeLessThan(0.001);
}

function peak(samples: Float32Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
