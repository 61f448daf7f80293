import { fileURLToPath } from "node:url";
import { checkInteger } from "../../core/checks.js";
import type { WorkersOptions } from "../../python/bridge/create-bridge.js";
import type { Batching } from "../../workers/batching.js";

/** Bounds of a batch. @unit utterances */
export const BATCH_RANGE = [1, 256] as const;

/** A worker reads this file besides its script, which has no room for it. Both the package and the repository have it in `python/`. */
const BATCHING = fileURLToPath(new URL("../../../python/kokoro_batch.py", import.meta.url));

/** A guess, since no such device was there to measure: what fills one, and is not much memory. */
const ON_A_GPU = 16;

/**
 * 16 utterances of 160 phonemes, half again as long as the sentences of a book are: some 200 s of sound, of which each
 * takes about 20 MB while it is made. @unit phonemes
 */
const ROOM = 2_560;

export interface Batches {
  /** Undefined where utterances go one by one. */
  readonly batching: Batching<object> | undefined;
  /** What the worker is told of it. */
  readonly settings: { readonly batching?: string };
  /** Utterances that keep a worker busy: one batch at work, and one that waits. */
  readonly perWorker: number;
  /** What the pool is to expect of workers that speak in batches. */
  readonly workers: Pick<WorkersOptions, "queueLimit" | "recycling">;
}

/**
 * How many utterances go into one run of the model on a device.
 *
 * @throws {TypeError | RangeError} where `batch` is not a whole number from 1 to 256.
 */
export function batchesOn(device = "cpu", batch: number = device === "cpu" ? 1 : ON_A_GPU): Batches {
  const size = checkInteger("batch", batch, ...BATCH_RANGE);
  if (size === 1) return { batching: undefined, settings: {}, perWorker: 1, workers: {} };
  return {
    batching: { size, room: ROOM, weigh: phonemesOf },
    settings: { batching: BATCHING },
    perWorker: 2 * size,
    // As many texts at once as without batches; and memory that a batch has taken once is no leak, where it is the CPU's.
    workers: { queueLimit: 64 * 2 * size, recycling: { growthBytes: 6_000_000_000 } },
  };
}

/** Text that Kokoro reads by itself has no phonemes yet, and goes by itself. */
function phonemesOf(job: object): number | undefined {
  return "phonemes" in job && typeof job.phonemes === "string" ? job.phonemes.length : undefined;
}
