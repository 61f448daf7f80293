import { describe, expect, test } from "vitest";
import { planWork } from "../../../src/engines/kokoro-onnx/workers.js";

const PLENTY = 64e9;

describe("the plan of the work", () => {
  test("one worker gets all cores, or the requested number of threads", () => {
    expect(planWork(1, 0, { cores: 6, freeBytes: PLENTY })).toEqual({ workers: 1, threads: 6, crowdedThreads: 6 });
    expect(planWork(1, 3, { cores: 6, freeBytes: PLENTY })).toEqual({ workers: 1, threads: 3 });
  });

  test("each of several workers gets all cores, and its share of them while all of them speak", () => {
    expect(planWork(2, 0, { cores: 6, freeBytes: PLENTY })).toEqual({ workers: 2, threads: 6, crowdedThreads: 3 });
    expect(planWork(4, 0, { cores: 2, freeBytes: PLENTY })).toEqual({ workers: 4, threads: 2, crowdedThreads: 1 });
  });

  test("each of several workers always gets the requested number of threads", () => {
    expect(planWork(4, 1, { cores: 2, freeBytes: PLENTY })).toEqual({ workers: 4, threads: 1 });
  });

  test('"auto" makes as many workers as cores and memory allow', () => {
    expect(planWork("auto", 0, { cores: 2, freeBytes: PLENTY })).toMatchObject({ workers: 2, threads: 2 });
    expect(planWork("auto", 0, { cores: 16, freeBytes: PLENTY })).toMatchObject({ workers: 4, threads: 16 });
    expect(planWork("auto", 0, { cores: 16, freeBytes: 3.5e9 })).toMatchObject({ workers: 3, threads: 16 });
    expect(planWork("auto", 0, { cores: 16, freeBytes: 0.2e9 })).toMatchObject({ workers: 1, threads: 16 });
  });
});
