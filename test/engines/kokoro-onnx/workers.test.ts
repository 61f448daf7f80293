import { describe, expect, test } from "vitest";
import { openKokoroOnnx } from "../../../src/engines/kokoro-onnx/kokoro-engine.js";
import { planWork } from "../../../src/engines/kokoro-onnx/workers.js";
import { suiteAssets } from "../../support/kokoro-model.js";

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

describe("several workers", () => {
  const style = { voice: [{ voice: "af_heart", weight: 1 }], speed: 1 } as const;
  const utterance = (phonemes: string) =>
    ({ language: "en-us", text: "", words: [], phonemes, source: { start: 0, end: 0 } }) as const;
  const texts = ["wˈʌn.", "tˈu ɔɹ θɹˈi.", "fˈOɹ."];

  test("speak at the same time, and each utterance as one worker speaks it", async () => {
    await using one = await openKokoroOnnx({ assets: suiteAssets(), threads: 1 });
    await using two = await openKokoroOnnx({ assets: suiteAssets(), threads: 1, workers: 2 });
    expect([one.concurrency, two.concurrency]).toEqual([1, 2]);
    const alone = [];
    for (const text of texts) alone.push(await one.synthesize(utterance(text), style));
    expect(await Promise.all(texts.map((text) => two.synthesize(utterance(text), style)))).toEqual(alone);
  });

  test.each([0, 1.5, Number.NaN])("are a whole number, not %s", async (workers) => {
    await expect(openKokoroOnnx({ assets: suiteAssets(), workers })).rejects.toThrow(/^workers must be/);
  });
});
