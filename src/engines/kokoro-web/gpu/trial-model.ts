import { SAMPLE_RATE } from "../../kokoro/speech.js";
import type { Model } from "../model.js";

/** Work of {@link trialModel}. */
export interface TrialModelOptions {
  readonly wasm: Model;
  /**
   * Tries the GPU, once. Never rejects.
   *
   * @param wasmPace how long WebAssembly works for a sample of speech. @unit ms
   * @param signal aborts when the model is closed
   * @returns the model on the GPU, or undefined to stay with WebAssembly
   */
  readonly tryGpu: (wasmPace: number, signal: AbortSignal) => Promise<Model | undefined>;
  /** Speech before the GPU is tried, so that the pace of WebAssembly is known. @unit seconds */
  readonly afterSeconds: number;
  /** Time without an utterance before the GPU is tried. @unit ms */
  readonly idleMs: number;
}

/** Shortest utterance that shows the pace: shorter ones take longer for a sample. @unit samples */
const TIMED_SAMPLES = SAMPLE_RATE;

/**
 * Returns a model that speaks with WebAssembly, so that nobody waits for a GPU. When some speech was made and no utterance waits, it
 * tries the GPU, and if that is better, it goes on there.
 */
export function trialModel({ wasm, tryGpu, afterSeconds, idleMs }: TrialModelOptions): Model {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  let model = wasm;
  let trial: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let spokenSamples = 0;
  let pace = Number.POSITIVE_INFINITY;

  const change = async (): Promise<void> => {
    const gpu = await tryGpu(pace, closing.signal);
    if (gpu === undefined) return;
    model = gpu;
    await Promise.allSettled(running); // Those that WebAssembly still speaks.
    await wasm[Symbol.asyncDispose]();
  };
  const tryWhenIdle = (): void => {
    const isDue = spokenSamples >= afterSeconds * SAMPLE_RATE && pace < Number.POSITIVE_INFINITY;
    if (trial !== undefined || running.size > 0 || !isDue || closing.signal.aborted) return;
    timer = setTimeout(() => {
      trial = change();
    }, idleMs);
  };
  const runTimed: Model["run"] = async (input, call) => {
    let start = performance.now();
    const onStart = (): void => {
      start = performance.now();
      call.onStart?.();
    };
    const output = await wasm.run(input, { ...call, onStart });
    const { length } = output.samples;
    spokenSamples += length;
    if (length >= TIMED_SAMPLES) pace = Math.min(pace, (performance.now() - start) / length);
    return output;
  };

  return {
    async run(input, call) {
      if (model !== wasm) return model.run(input, call);
      clearTimeout(timer);
      const output = runTimed(input, call);
      running.add(output);
      try {
        return await output;
      } finally {
        running.delete(output);
        tryWhenIdle();
      }
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      closing.abort();
      await wasm[Symbol.asyncDispose]();
      await trial;
      await model[Symbol.asyncDispose]();
    },
  };
}
