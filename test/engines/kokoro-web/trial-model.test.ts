import { expect, test } from "vitest";
import type { SessionInput } from "../../../src/engines/kokoro/run-model.js";
import { trialModel } from "../../../src/engines/kokoro-web/gpu/trial-model.js";
import type { Model } from "../../../src/engines/kokoro-web/model.js";

const RATE = 24_000;
const CALL = { signal: undefined };

/** The input of an utterance of some seconds, for {@link openToneModel}. */
const speech = (seconds: number): SessionInput => ({
  ids: new Int32Array(seconds * 40),
  style: new Float32Array(256),
  speed: 1,
});

interface ToneModel extends Model {
  /** Seconds of the utterances that it has spoken. */
  readonly spoken: number[];
  readonly isClosed: boolean;
}

/** A model of a constant level: a second for 40 ids. @param until which each utterance waits */
function openToneModel(level: number, until: () => Promise<void> = async () => {}): ToneModel {
  const spoken: number[] = [];
  let isClosed = false;
  return {
    spoken,
    get isClosed() {
      return isClosed;
    },
    async run({ ids }, { onStart }) {
      onStart?.();
      await until();
      if (isClosed) throw new Error("closed");
      spoken.push(ids.length / 40);
      return { samples: new Float32Array((ids.length / 40) * RATE).fill(level), durations: new Int32Array() };
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
    },
  };
}

const levelOf = async (model: Model): Promise<number | undefined> => (await model.run(speech(1), CALL)).samples[0];

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

test("a page speaks with WebAssembly until the GPU has been tried, then on the GPU, and WebAssembly ends", async () => {
  const wasm = openToneModel(0.1);
  const gpu = openToneModel(0.2);
  const [began, tried] = [gate(), gate()];
  const paces: number[] = [];
  const model = trialModel({
    wasm,
    async tryGpu(pace) {
      paces.push(pace);
      began.open();
      await tried.opened;
      return gpu;
    },
    afterSeconds: 2,
    idleMs: 0,
  });
  expect(await levelOf(model)).toBeCloseTo(0.1);
  expect(await levelOf(model)).toBeCloseTo(0.1);
  await began.opened;
  expect(paces).toEqual([expect.any(Number)]);
  expect(await levelOf(model)).toBeCloseTo(0.1); // A text does not wait for the trial.
  tried.open();
  await expect.poll(() => wasm.isClosed).toBe(true);
  expect(await levelOf(model)).toBeCloseTo(0.2);
  expect(wasm.spoken).toEqual([1, 1, 1]);
  await model[Symbol.asyncDispose]();
  expect(gpu.isClosed).toBe(true);
});

test("an utterance that WebAssembly still speaks when the GPU is ready is spoken to its end", async () => {
  const speaking = gate();
  let isHeld = false;
  const wasm = openToneModel(0.1, async () => (isHeld ? speaking.opened : undefined));
  const [began, tried] = [gate(), gate()];
  const tryGpu = async (): Promise<Model> => {
    began.open();
    await tried.opened;
    return openToneModel(0.2);
  };
  await using model = trialModel({ wasm, tryGpu, afterSeconds: 1, idleMs: 0 });
  await levelOf(model);
  await began.opened;
  isHeld = true;
  const last = levelOf(model);
  tried.open();
  await new Promise((resolve) => setTimeout(resolve));
  expect(await levelOf(model)).toBeCloseTo(0.2);
  expect(wasm.isClosed).toBe(false);
  speaking.open();
  expect(await last).toBeCloseTo(0.1);
  await expect.poll(() => wasm.isClosed).toBe(true);
});

test("a page stays with WebAssembly if the trial finds no better GPU, and tries once", async () => {
  let tries = 0;
  const wasm = openToneModel(0.1);
  const tryGpu = async (): Promise<undefined> => void tries++;
  await using model = trialModel({ wasm, tryGpu, afterSeconds: 1, idleMs: 0 });
  await levelOf(model);
  await expect.poll(() => tries).toBe(1);
  for (let spoken = 0; spoken < 5; spoken++) expect(await levelOf(model)).toBeCloseTo(0.1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect({ tries, isClosed: wasm.isClosed }).toEqual({ tries: 1, isClosed: false });
});

test("no GPU is tried before there was speech, or while a text waits", async () => {
  const held = gate();
  let isHeld = false;
  let tries = 0;
  const wasm = openToneModel(0.1, async () => (isHeld ? held.opened : undefined));
  const tryGpu = async (): Promise<undefined> => void tries++;
  await using model = trialModel({ wasm, tryGpu, afterSeconds: 3, idleMs: 10 });
  await levelOf(model);
  await levelOf(model);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(tries).toBe(0);
  await levelOf(model);
  isHeld = true;
  const waiting = levelOf(model); // It comes before the trial.
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(tries).toBe(0);
  held.open();
  await waiting;
  await expect.poll(() => tries).toBe(1);
});

test("a model that is closed during the trial ends the trial, and closes a GPU that comes late", async () => {
  const gpu = openToneModel(0.2);
  const began = gate();
  let aborted = false;
  const wasm = openToneModel(0.1);
  const model = trialModel({
    wasm,
    async tryGpu(_, signal) {
      began.open();
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      aborted = true;
      return gpu;
    },
    afterSeconds: 1,
    idleMs: 0,
  });
  await levelOf(model);
  await began.opened;
  await model[Symbol.asyncDispose]();
  expect({ aborted, wasm: wasm.isClosed, gpu: gpu.isClosed }).toEqual({ aborted: true, wasm: true, gpu: true });
});
