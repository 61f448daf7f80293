import { fileURLToPath } from "node:url";
import { checkInteger } from "../../core/checks.js";
import type { WorkersOptions } from "../../python/bridge/create-bridge.js";
import type { Batching } from "../../workers/queue/batching.js";

/** Bounds of a batch. @unit utterances */
export const BATCH_RANGE = [1, 256] as const;

/** A worker reads this file besides its script, because the script would become too long. The package has it in `python/`, too. */
const BATCHING = fileURLToPath(new URL("../../../python/kokoro_batch.py", import.meta.url));

/** A guess, because no GPU was there to measure: enough to fill one, without much memory. @unit utterances */
const ON_A_GPU = 16;

/**
 * 16 utterances of 160 phonemes. The sentences of a book have about two thirds of that. The batch has about 200 s of sound,
 * and each second takes about 20 MB while it is made. @unit phonemes
 */
const ROOM = 2_560;

/** How the workers of one device speak in batches. */
export interface Batches {
  /** Undefined if utterances are spoken one by one. */
  readonly batching: Batching<object> | undefined;
  /** Settings that the worker needs for batches. */
  readonly settings: { readonly batching?: string };
  /** Utterances that keep a worker busy: one batch that is spoken, and one that waits. */
  readonly perWorker: number;
  /** Limits of a pool whose workers speak in batches. */
  readonly workers: Pick<WorkersOptions, "queueLimit" | "recycling">;
}

/**
 * Returns how many utterances share one run of the model on a device, and the settings for that.
 *
 * @throws {TypeError | RangeError} if `batch` is not a whole number from 1 to 256.
 */
export function batchesOn(device = "cpu", batch: number = device === "cpu" ? 1 : ON_A_GPU): Batches {
  const size = checkInteger("batch", batch, ...BATCH_RANGE);
  if (size === 1) return { batching: undefined, settings: {}, perWorker: 1, workers: {} };
  return {
    batching: { size, room: ROOM, weigh: phonemesOf },
    settings: { batching: BATCHING },
    perWorker: 2 * size,
    // As many texts at once as without batches. On the CPU, memory that a batch has taken is no leak.
    workers: { queueLimit: 64 * 2 * size, recycling: { growthBytes: 6_000_000_000 } },
  };
}

/** Returns the number of phonemes of a job; `undefined` for a text that Kokoro's library reads: it shares no batch. */
function phonemesOf(job: object): number | undefined {
  return "phonemes" in job && typeof job.phonemes === "string" ? job.phonemes.length : undefined;
}
