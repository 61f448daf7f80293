import { messageOf } from "../../../core/message-of.js";
import { findFault, type Probe } from "../../kokoro/probe.js";
import type { SessionInput } from "../../kokoro/run-model.js";
import type { Model } from "../model.js";

/**
 * Has a GPU speak the known sentence.
 *
 * @param limitMs how long it may take, with the start of the model. @unit ms
 * @returns why the GPU must not be used; undefined for the right sound
 */
export async function findGpuFault(gpu: Model, probe: Probe, limitMs: number): Promise<string | undefined> {
  try {
    return findFault(probe, await within(gpu.run(probe.input, {}), limitMs));
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * Returns how long a GPU works for a sample of speech, at its best: other work of the page may disturb it.
 *
 * @param parts of the known sentence that are timed, from 0 to 1
 * @unit ms
 * @throws {Error} if the GPU fails, or a run takes longer than `limitMs`.
 */
export async function measurePace(
  gpu: Model,
  { input }: Probe,
  parts: readonly number[],
  limitMs: number,
): Promise<number> {
  let pace = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    const start = performance.now();
    const { samples } = await within(gpu.run(startOf(input, part), {}), limitMs);
    pace = Math.min(pace, (performance.now() - start) / samples.length);
  }
  return pace;
}

/** Returns the start of an utterance, with both pads. */
function startOf(input: SessionInput, part: number): SessionInput {
  const ids = input.ids.slice(0, Math.ceil(input.ids.length * part));
  ids[ids.length - 1] = input.ids[0] ?? 0;
  return { ...input, ids };
}

/** @throws {Error} if the work takes longer. */
async function within<Value>(work: Promise<Value>, limitMs: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`the GPU took longer than ${limitMs / 1000} s for the known sentence`);
    timer = setTimeout(() => reject(error), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
