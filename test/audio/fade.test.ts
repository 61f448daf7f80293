import { describe, expect, test } from "vitest";
import { fade } from "../../src/audio/fade.js";

describe("fade", () => {
  test("a block fades out to silence, and in to its full level, in even steps", () => {
    const out = new Float32Array(4).fill(1);
    fade(out, 1, 0);
    expect([...out]).toEqual([0.75, 0.5, 0.25, 0]);
    const back = new Float32Array(4).fill(1);
    fade(back, 0, 1);
    expect([...back]).toEqual([0.25, 0.5, 0.75, 1]);
  });

  test("a block between equal levels stays as it is", () => {
    const block = Float32Array.of(0.3, -0.7);
    fade(block, 1, 1);
    expect(block).toEqual(Float32Array.of(0.3, -0.7));
  });
});
