import { expect, test } from "vitest";
import { readProbe, storeProbe } from "../../../src/engines/kokoro/probe.js";
import type { SessionInput } from "../../../src/engines/kokoro/run-model.js";
import { findGpuFault, measurePace } from "../../../src/engines/kokoro-web/gpu/judge.js";
import type { Model } from "../../../src/engines/kokoro-web/model.js";
import { speechLike } from "../../formats/support/sounds.js";

const PHONEMES = "nO, nO, nO.";
const SOUND = speechLike(24_000, 2) as Float32Array<ArrayBuffer>;
const PROBE = readProbe(storeProbe(PHONEMES, new Float32Array(256), SOUND));

/** A model that answers each utterance with `speak`. Its inputs are in `inputs`. */
function openModelThat(speak: (input: SessionInput) => Promise<Float32Array<ArrayBuffer>>) {
  const inputs: SessionInput[] = [];
  const model: Model = {
    async run(input) {
      inputs.push(input);
      return { samples: await speak(input), durations: new Int32Array() };
    },
    async [Symbol.asyncDispose]() {},
  };
  return { model, inputs };
}

const never = (): Promise<never> => new Promise(() => {});

test("a GPU with the right sound has no fault", async () => {
  const { model, inputs } = openModelThat(async () => SOUND);
  expect(await findGpuFault(model, PROBE, 10_000)).toBeUndefined();
  expect(inputs).toEqual([PROBE.input]);
});

test("a GPU with wrong sound, one that fails, and one that never answers have a fault", async () => {
  const faultOf = (speak: () => Promise<Float32Array<ArrayBuffer>>, limitMs: number) =>
    findGpuFault(openModelThat(speak).model, PROBE, limitMs);
  expect(await faultOf(async () => new Float32Array(SOUND.length), 10_000)).toMatch(/sounds wrong/u);
  const lost = faultOf(() => Promise.reject(new Error("the GPU is lost")), 10_000);
  expect(await lost).toBe("the GPU is lost");
  expect(await faultOf(never, 10)).toBe("the GPU took longer than 0.01 s for the known sentence");
});

test("the pace is that of the quickest part of the sentence, for a sample", async () => {
  const waits = [60, 20, 100];
  const { model, inputs } = openModelThat(async () => {
    await new Promise((resolve) => setTimeout(resolve, waits[inputs.length - 1]));
    return new Float32Array(1_000);
  });
  const start = performance.now();
  const pace = await measurePace(model, PROBE, [0.5, 0.65, 0.8], 10_000);
  // Each wait is at least what was asked for, and the quickest run is at most a third of all.
  expect(pace).toBeGreaterThan(19 / 1_000);
  expect(pace).toBeLessThanOrEqual((performance.now() - start) / 3 / 1_000);
});

test("the parts are starts of the sentence with both pads, and no two have one length", async () => {
  const { model, inputs } = openModelThat(async () => SOUND);
  await measurePace(model, PROBE, [0.5, 0.65, 0.8], 10_000);
  const { ids } = PROBE.input;
  expect(inputs.map((input) => input.ids.length)).toEqual([7, 9, 11]);
  for (const input of inputs) {
    expect(input.ids.at(-1)).toBe(ids[0]);
    expect(input.ids.slice(0, -1)).toEqual(ids.slice(0, input.ids.length - 1));
  }
  expect(PROBE.input.ids.length).toBe(PHONEMES.length + 2);
});

test("a GPU that fails while it is timed, or is too slow for that, rejects the measurement", async () => {
  const failing = openModelThat(() => Promise.reject(new Error("the GPU is lost")));
  await expect(measurePace(failing.model, PROBE, [0.5], 10_000)).rejects.toThrow("the GPU is lost");
  await expect(measurePace(openModelThat(never).model, PROBE, [0.5], 10)).rejects.toThrow(/longer than 0\.01 s/u);
});
