import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { encodePhonemes } from "../../../src/engines/kokoro/encode.js";
import type { SessionInput, SessionOutput } from "../../../src/engines/kokoro/run-model.js";
import { openKokoroOnnxEngine } from "../../../src/engines/kokoro-onnx/kokoro-engine.js";
import { fetchModel } from "../../../src/engines/kokoro-onnx/model.js";
import { openWorkers } from "../../../src/engines/kokoro-onnx/workers.js";
import { suiteAssets } from "../../support/kokoro-model.js";
import { until } from "../../support/processes.js";

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

  test("workers that speak at the same time use models with fewer threads, and utterances sound the same", async () => {
    const modelPath = await fetchModel(suiteAssets(), {});
    await using pool = openWorkers("test", modelPath, { workers: 2, threads: 2, crowdedThreads: 1 });
    const inputs = texts.map(inputOf);
    const pids = await pidsOf(pool);
    const before = await Promise.all(pids.map(countWeights));
    const alone: SessionOutput[] = [];
    for (const input of inputs) alone.push(await pool.run(input));
    expect(await Promise.all(pids.map(countWeights))).toEqual(before);

    const together = () => Promise.all(inputs.map((input) => pool.run(input)));
    await until(async () => {
      expect(await together()).toEqual(alone);
      const now = await Promise.all(pids.map(countWeights));
      return now.every((count, index) => count === 2 * (before[index] ?? 0));
    }, "both workers to load a second model");
    expect(await together()).toEqual(alone);
  });

  const openTwo = async () =>
    openWorkers("test", await fetchModel(suiteAssets(), {}), { workers: 2, threads: 2, crowdedThreads: 1 });
  const [one, two, three] = texts.map(inputOf) as [SessionInput, SessionInput, SessionInput];
  const counter = async (pool: ReturnType<typeof openWorkers>) => {
    const pids = await pidsOf(pool);
    const count = () => Promise.all(pids.map(countWeights));
    const before = await count();
    return { before, count, hasGrown: async () => (await count()).some((now, index) => now > (before[index] ?? 0)) };
  };

  describe("the last utterance of a text", () => {
    test("it keeps all threads beside a shorter one of the text", async () => {
      await using pool = await openTwo();
      const { before, count } = await counter(pool);
      const alone = [await pool.run(one), await pool.run(two)];
      for (let text = 0; text < 3; text += 1)
        expect(await Promise.all([pool.run(one, { text }), pool.run(two, { text, last: true })])).toEqual(alone);
      expect(await count()).toEqual(before);
    });

    test("it has fewer threads beside one of the text that takes as long", async () => {
      await using pool = await openTwo();
      const { hasGrown } = await counter(pool);
      await until(async () => {
        await Promise.all([pool.run(two, { text: "a" }), pool.run(two, { text: "a", last: true })]);
        return hasGrown();
      }, "a worker to load a second model");
    });

    test.each([
      // The third begins while the fourth waits.
      { beside: "one that waits", texts: ["a", "a", "a", "a"], inputs: [one, two, three, one] },
      { beside: "one of another text", texts: ["a", "b"], inputs: [one, two] },
    ])("it has fewer threads beside $beside", async ({ texts: names, inputs }) => {
      await using pool = await openTwo();
      const { hasGrown } = await counter(pool);
      await until(async () => {
        await Promise.all(inputs.map((input, index) => pool.run(input, { text: names[index], last: true })));
        return hasGrown();
      }, "a worker to load a second model");
    });
  });

  test("an utterance that another one follows at once has fewer threads, and sounds the same", async () => {
    await using pool = await openTwo();
    const { hasGrown } = await counter(pool);
    const alone = await pool.run(one);
    expect(await hasGrown()).toBe(false);
    await until(async () => {
      expect(await pool.run(one, { followed: true })).toEqual(alone);
      return hasGrown();
    }, "a worker to load a second model");
    expect(await pool.run(one, { followed: true })).toEqual(alone);
  });

  test("a worker frees the model with fewer threads after a time without work for it, and loads it again", async () => {
    const modelPath = await fetchModel(suiteAssets(), {});
    await using pool = openWorkers("test", modelPath, {
      workers: 2,
      threads: 2,
      crowdedThreads: 1,
      crowdedIdleMs: 1_000,
    });
    const inputs = texts.map(inputOf);
    const pids = await pidsOf(pool);
    const count = () => Promise.all(pids.map(countWeights));
    const before = await count();
    const alone: SessionOutput[] = [];
    for (const input of inputs) alone.push(await pool.run(input));
    for (let round = 0; round < 2; round += 1) {
      await until(async () => {
        expect(await Promise.all(inputs.map((input) => pool.run(input)))).toEqual(alone);
        return (await count()).some((now, index) => now === 2 * (before[index] ?? 0));
      }, "a worker to load a second model");
      await until(async () => (await count()).every((now, index) => now === before[index]), "the workers to free it");
    }
    expect(pool.status().workers.map(({ pid }) => pid)).toEqual(pids);
  });

  test.each([0, 1.5, Number.NaN])("the number of workers must be a whole number, not %s", async (workers) => {
    await expect(openKokoroOnnxEngine({ assets: suiteAssets(), workers })).rejects.toThrow(/^workers must be/);
  });
});

function inputOf(phonemes: string): SessionInput {
  return { ids: encodePhonemes(phonemes), style: new Float32Array(256).fill(0.1), speed: 1 };
}

/** Waits until all workers are ready, and returns their processes. */
async function pidsOf(pool: ReturnType<typeof openWorkers>): Promise<readonly number[]> {
  await until(() => pool.status().workers.every(({ state }) => state === "ready"), "all workers to be ready");
  return pool.status().workers.map(({ pid }) => pid ?? 0);
}

/** Returns how often a process has mapped the weights. Only Linux tells. */
async function countWeights(pid: number): Promise<number> {
  const maps = await readFile(`/proc/${pid}/maps`, "utf8");
  return maps.split("\n").filter((line) => line.endsWith(".weights")).length;
}
