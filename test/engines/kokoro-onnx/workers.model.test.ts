import { describe, expect, test } from "vitest";
import { openKokoroOnnxEngine } from "../../../src/engines/kokoro-onnx/kokoro-engine.js";
import { suiteAssets } from "../../support/kokoro-model.js";

describe("several workers", () => {
  const style = { voice: [{ voice: "af_heart", weight: 1 }], speed: 1 } as const;
  const utterance = (phonemes: string) =>
    ({ language: "en-us", text: "", words: [], phonemes, source: { start: 0, end: 0 } }) as const;
  const texts = ["wˈʌn.", "tˈu ɔɹ θɹˈi.", "fˈOɹ."];

  test("several workers speak at the same time, and each utterance sounds the same as from one worker", async () => {
    await using one = await openKokoroOnnxEngine({ assets: suiteAssets(), threads: 1 });
    await using two = await openKokoroOnnxEngine({ assets: suiteAssets(), threads: 1, workers: 2 });
    expect([one.concurrency, two.concurrency]).toEqual([1, 2]);
    const alone = [];
    for (const text of texts) alone.push(await one.synthesize(utterance(text), style));
    expect(await Promise.all(texts.map((text) => two.synthesize(utterance(text), style)))).toEqual(alone);
  });

  test.each([0, 1.5, Number.NaN])("the number of workers must be a whole number, not %s", async (workers) => {
    await expect(openKokoroOnnxEngine({ assets: suiteAssets(), workers })).rejects.toThrow(/^workers must be/);
  });
});
