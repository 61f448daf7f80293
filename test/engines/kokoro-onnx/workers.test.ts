import { describe, expect, test } from "vitest";
import { planWork } from "../../../src/engines/kokoro-onnx/workers.js";

const PLENTY = 64e9;

describe("the plan of the work", () => {
  test("gives one worker all cores, unless it is told otherwise", () => {
    expect(planWork(1, 0, { cores: 6, freeBytes: PLENTY })).toEqual({ workers: 1, threads: 6 });
    expect(planWork(1, 3, { cores: 6, freeBytes: PLENTY })).toEqual({ workers: 1, threads: 3 });
  });

  test("divides the cores among several workers, and never gives one less than a thread", () => {
    expect(planWork(2, 0, { cores: 6, freeBytes: PLENTY })).toEqual({ workers: 2, threads: 3 });
    expect(planWork(4, 0, { cores: 2, freeBytes: PLENTY })).toEqual({ workers: 4, threads: 1 });
  });

  test("takes as many workers as cores and memory carry, where it may choose", () => {
    expect(planWork("auto", 0, { cores: 2, freeBytes: PLENTY })).toEqual({ workers: 2, threads: 1 });
    expect(planWork("auto", 0, { cores: 16, freeBytes: PLENTY })).toEqual({ workers: 4, threads: 4 });
    expect(planWork("auto", 0, { cores: 16, freeBytes: 3.5e9 })).toEqual({ workers: 3, threads: 5 });
    expect(planWork("auto", 0, { cores: 16, freeBytes: 0.2e9 })).toEqual({ workers: 1, threads: 16 });
  });
});
