import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SampleBlocks } from "../../src/audio/sample-blocks.js";
import { TimeStretch } from "../../src/audio/time-stretch.js";
import { speechLike } from "../formats/support/sounds.js";

const HERTZ = 24_000;
/** Samples that the audio system asks for at once. */
const QUANTUM = 128;

describe.each([0.5, 0.75, 1, 1.25, 1.5, 2, 3])("at rate %d", (rate) => {
  test.each([90, 220, 441.3, 1000])(`a tone of %d Hz keeps its pitch within 1 %% at rate ${rate}`, (hertz) => {
    const { output } = play([tone(hertz, 4)], { rate });
    expect(Math.abs(pitchOf(output) / hertz - 1)).toBeLessThan(0.01);
  });

  test(`a sound lasts its duration over the rate within 2 % at rate ${rate}`, () => {
    for (const seconds of [4, 7]) {
      const { output } = play([speechLike(HERTZ, seconds)], { rate });
      expect(Math.abs((output.length * rate) / (seconds * HERTZ) - 1)).toBeLessThan(0.02);
    }
  });

  test.each([90, 220, 441.3])(`a tone of %d Hz has no click at rate ${rate}`, (hertz) => {
    const whole = tone(hertz, 3);
    const { output } = play([whole], { rate });
    expect(bend(output)).toBeLessThan(2 * bend(whole));
  });

  test(`the position is where the sound is, within 60 ms, at rate ${rate}`, () => {
    const { output, positions } = play([bursts()], { rate });
    const found = starts(output).map((index) => positions[Math.floor(index / QUANTUM)] ?? 0);
    expect(found).toHaveLength(5);
    for (const [index, position] of found.entries()) {
      expect(Math.abs(position / HERTZ - (index + 0.5))).toBeLessThan(0.06);
    }
  });
});

test("at rate 1 the sound is the same to the bit, however it arrives", () => {
  const sound = speechLike(HERTZ, 1);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: sound.length }), { maxLength: 6 }), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), sound.length];
      const blocks = edges.slice(1).map((edge, index) => sound.slice(edges[index], edge));
      expect(Buffer.from(play(blocks).output.buffer).equals(Buffer.from(sound.buffer))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test("a sound that arrives in blocks is stretched to the same sound as a whole one", () => {
  const sound = speechLike(HERTZ, 2);
  const blocks = [sound.slice(0, 11_111), sound.slice(11_111, 11_112), sound.slice(11_112)];
  expect(play(blocks, { rate: 1.7 }).output).toEqual(play([sound], { rate: 1.7 }).output);
});

test("a rate that changes while the sound plays makes no click, and the position never goes back", () => {
  const whole = tone(150, 6);
  const rates = [1, 3, 1, 0.5, 2, 1.1];
  const { output, positions } = play([whole], {
    change: (stretch, seconds) => (stretch.rate = rates[Math.floor(seconds / 0.4) % 6] ?? 1),
  });
  expect(bend(output)).toBeLessThan(2 * bend(whole));
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  expect(positions.at(-1)).toBe(whole.length);
});

test("a jump to another place makes no click, and plays the rest of the sound", () => {
  const whole = tone(150, 3);
  let hasJumped = false;
  const { output, positions } = play([whole], {
    change(stretch, seconds) {
      if (hasJumped || seconds < 1) return;
      hasJumped = true;
      stretch.seek(2 * HERTZ);
      expect(stretch.position).toBe(2 * HERTZ);
    },
  });
  expect(bend(output)).toBeLessThan(2 * bend(whole));
  expect(output.length / HERTZ).toBeCloseTo(2, 2);
  expect(positions.at(-1)).toBe(whole.length);
});

test("silence and sounds shorter than a block end as they should", () => {
  for (const length of [0, 1, 100, 361, 5000]) {
    for (const rate of [0.5, 3]) {
      const { output, positions } = play([new Float32Array(length)], { rate });
      expect(output.every((sample) => sample === 0)).toBe(true);
      expect(positions.at(-1) ?? 0).toBe(length);
    }
  }
});

interface Playing {
  readonly rate?: number;
  /** Called before each read, with the time that has been played. */
  readonly change?: (stretch: TimeStretch, seconds: number) => void;
}

/** Plays a sound to its end as the worklet does, and reports the position after each read. */
function play(blocks: readonly Float32Array[], { rate = 1, change = () => {} }: Playing = {}) {
  const source = new SampleBlocks();
  for (const block of blocks) source.add(block);
  const stretch = new TimeStretch(source, HERTZ);
  stretch.rate = rate;
  const output: number[] = [];
  const positions: number[] = [];
  for (let filled = QUANTUM; filled === QUANTUM; ) {
    const quantum = new Float32Array(QUANTUM);
    change(stretch, output.length / HERTZ);
    filled = stretch.read(quantum);
    output.push(...quantum.subarray(0, filled));
    positions.push(stretch.position);
  }
  return { output: Float32Array.from(output), positions };
}

function tone(hertz: number, seconds: number): Float32Array {
  return Float32Array.from(
    { length: seconds * HERTZ },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / HERTZ),
  );
}

/** Five short tones, each in the middle of a second of silence. */
function bursts(): Float32Array {
  const sound = new Float32Array(5 * HERTZ);
  for (let second = 0; second < 5; second += 1) sound.set(tone(300, 0.1), (second + 0.5) * HERTZ);
  return sound;
}

/** Places where a sound begins after silence. */
function starts(sound: Float32Array): number[] {
  const found: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, sample] of sound.entries()) {
    if (Math.abs(sample) < 0.1) continue;
    if (index - last > 0.1 * HERTZ) found.push(index);
    last = index;
  }
  return found;
}

/** The pitch of a tone, from the first to the last of its upward zero crossings. */
function pitchOf(sound: Float32Array): number {
  const crossings: number[] = [];
  for (let index = 1; index < sound.length; index += 1) {
    const [before = 0, after = 0] = sound.subarray(index - 1, index + 1);
    if (before < 0 && after >= 0) crossings.push(index - after / (after - before));
  }
  return ((crossings.length - 1) * HERTZ) / ((crossings.at(-1) ?? 0) - (crossings[0] ?? 0));
}

/** The largest second difference of a sound, which a click raises. Its first sample does not count. */
function bend(sound: Float32Array): number {
  let largest = 0;
  for (let index = 3; index < sound.length; index += 1) {
    const [a = 0, b = 0, c = 0] = sound.subarray(index - 2, index + 1);
    largest = Math.max(largest, Math.abs(a - 2 * b + c));
  }
  return largest;
}
