import { describe, expect, test } from "vitest";
import { BufferedSound } from "../../src/audio/buffered-sound.js";

const HERTZ = 1_000;

/** A second of sound whose samples have one value. */
function second(value: number): Float32Array {
  return new Float32Array(HERTZ).fill(value);
}

/** Reads so many seconds, in the steps of an audio system. Returns the last sample of each step, behind the fade of a seek. */
function read(sound: BufferedSound, seconds: number): number[] {
  return Array.from({ length: Math.round(seconds * 10) }, () => {
    const output = new Float32Array(HERTZ / 10).fill(9);
    sound.read(output);
    return output.at(-1) ?? 9;
  });
}

describe("sound that plays while it arrives", () => {
  test("it starts with the first samples, and does not count as waiting before them", () => {
    const sound = new BufferedSound(HERTZ);
    expect(read(sound, 0.2)).toEqual([0, 0]);
    expect([sound.isWaiting, sound.isAtEnd, sound.position]).toEqual([false, false, 0]);
    sound.add(second(0.5).subarray(0, HERTZ / 10));
    expect(read(sound, 0.1)).toEqual([0.5]);
  });

  test("a sound that ran dry goes on when 1.5 s of listening are there, at the place where it stopped", () => {
    const sound = new BufferedSound(HERTZ);
    sound.add(second(0.1));
    read(sound, 1.1);
    expect([sound.isWaiting, sound.position]).toEqual([true, 1]);
    sound.add(second(0.2));
    expect(read(sound, 1)).toEqual(Array(10).fill(0));
    expect([sound.isWaiting, sound.position]).toEqual([true, 1]);
    sound.add(second(0.3));
    const heard = read(sound, 2);
    expect(heard[0]).toBeCloseTo(0.2);
    expect(heard[19]).toBeCloseTo(0.3);
    expect(sound.isWaiting).toBe(false);
  });

  test("the reserve of a faster playback is larger, so that it lasts as long", () => {
    const sound = new BufferedSound(HERTZ);
    sound.rate = 2;
    sound.add(second(0.1));
    read(sound, 1);
    sound.add(second(0.2));
    sound.add(second(0.2));
    read(sound, 0.1);
    expect(sound.isWaiting).toBe(true);
    sound.add(second(0.2));
    read(sound, 0.1);
    expect(sound.isWaiting).toBe(false);
  });

  test("a sound that ran dry goes on with less when no more comes, and then ends", () => {
    const sound = new BufferedSound(HERTZ);
    sound.add(second(0.1));
    read(sound, 1.1);
    sound.add(second(0.2).subarray(0, HERTZ / 5));
    sound.complete();
    expect(read(sound, 0.1)[0]).toBeCloseTo(0.2);
    expect([sound.isWaiting, sound.isAtEnd]).toEqual([false, false]);
    read(sound, 0.2);
    expect([sound.isWaiting, sound.isAtEnd]).toEqual([false, true]);
  });

  test("a place that has not arrived is waited for, and does not jump back to the sound that is there", () => {
    const sound = new BufferedSound(HERTZ);
    sound.add(second(0.1));
    read(sound, 0.2);
    sound.seek(2.5);
    expect(read(sound, 0.2)).toEqual([0, 0]);
    expect([sound.isWaiting, sound.position, sound.aheadSeconds]).toEqual([true, 2.5, -1.5]);
    for (const value of [0.2, 0.3]) sound.add(second(value));
    expect(read(sound, 0.1)).toEqual([0]);
    sound.add(second(0.4));
    expect(read(sound, 0.1)[0]).toBeCloseTo(0.3);
    expect([sound.isWaiting, sound.position]).toEqual([false, 2.6]);
  });

  test("a place behind the end of the whole sound ends it, and one before it ends the wait", () => {
    const sound = new BufferedSound(HERTZ);
    sound.add(second(0.1));
    sound.seek(7);
    sound.seek(0.5);
    expect(sound.isWaiting).toBe(false);
    expect(read(sound, 0.1)[0]).toBeCloseTo(0.1);
    sound.seek(7);
    sound.complete();
    read(sound, 0.1);
    expect([sound.isAtEnd, sound.position]).toEqual([true, 1]);
  });

  test("the first place may be chosen before there is sound", () => {
    const sound = new BufferedSound(HERTZ);
    sound.seek(0);
    sound.add(second(0.1));
    expect(read(sound, 0.1)[0]).toBeCloseTo(0.1);
    const later = new BufferedSound(HERTZ);
    later.seek(1.2);
    later.add(second(0.1));
    read(later, 0.1);
    expect(later.isWaiting).toBe(true);
    later.add(second(0.2));
    later.complete();
    expect(read(later, 0.1)[0]).toBeCloseTo(0.2);
  });
});
