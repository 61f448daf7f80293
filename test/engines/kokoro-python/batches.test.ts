import { describe, expect, test } from "vitest";
import { batchesOn } from "../../../src/engines/kokoro-python/batches.js";

describe("utterances in one run of the model", () => {
  test.each<[string | undefined, number | undefined, number]>([
    [undefined, undefined, 1],
    ["cpu", undefined, 1],
    ["cpu", 4, 4],
    ["cuda", undefined, 16],
    ["cuda:1", 1, 1],
    ["mps", undefined, 16],
  ])("on device %s with the option batch %s, a batch has %i utterances", (device, batch, size) => {
    const { batching, settings, perWorker } = batchesOn(device, batch);
    expect(batching?.size ?? 1).toBe(size);
    expect("batching" in settings).toBe(size > 1);
    expect(perWorker).toBe(size > 1 ? 2 * size : 1);
  });

  test.each([0, 1.5, 257, Number.NaN])("the option batch cannot be %s", (batch) => {
    expect(() => batchesOn("cuda", batch)).toThrow(/^batch must be/);
  });

  test("an utterance in phonemes has its number of phonemes as its weight, and a text has none", () => {
    const { batching } = batchesOn("cuda");
    expect(batching?.weigh({ phonemes: "abc" })).toBe(3);
    expect(batching?.weigh({ text: "Hello." })).toBeUndefined();
  });
});
