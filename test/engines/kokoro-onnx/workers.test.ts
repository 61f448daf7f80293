import { describe, expect, test } from "vitest";
import { planWork } from "../../../src/engines/kokoro-onnx/workers.js";

const PLENTY = 64e9;

describe("the plan of the work", () => {
  test("one worker gets all cores, or the requested number of threads", () => {
    expect(planWork(1, 0, { cores: 6, freeBytes: PLENTY })).toEqual({ workers: 1, threads: 6 });
    expect(planWork(1, 3, { cores: 6, freeBytes: PLENTY })).toEqual({ workers: 1, threads: 3 });
  });

  test("each of several workers gets all cores, or the requested number of threads", () => {
    expect(planWork(2, 0, { cores: 6, freeBytes: PLENTY })).toEqual({ workers: 2, threads: 6 });
    expect(planWork(4, 1, { cores: 2, freeBytes: PLENTY })).toEqual({ workers: 4, threads: 1 });
  });

  test('"auto" makes as many workers as cores and memory allow', () => {
    expect(planWork("auto", 0, { cores: 2, freeBytes: PLENTY })).toEqual({ workers: 2, threads: 2 });
    expect(planWork("auto", 0, { cores: 16, freeBytes: PLENTY })).toEqual({ workers: 4, threads: 16 });
    expect(planWork("auto", 0, { cores: 16, freeBytes: 3.5e9 })).toEqual({ workers: 3, threads: 16 });
    expect(planWork("auto", 0, { cores: 16, freeBytes: 0.2e9 })).toEqual({ workers: 1, threads: 16 });
  });
});
