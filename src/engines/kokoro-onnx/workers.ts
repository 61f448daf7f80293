import { freemem } from "node:os";
import { availableCores, threadsEach } from "../../platform/node/processes/cores.js";
import { openPool, type Pool, type PoolOptions } from "../../workers/pool.js";
import { DEFAULT_TIMEOUTS, type WorkerTimeouts } from "../../workers/timeouts.js";
import type { SessionInput, SessionOutput } from "./messages.js";
import { sessionWorkers } from "./session.js";

/** How the cores are shared out. */
export interface WorkPlan {
  /** Worker processes, each of which speaks an utterance of its own. */
  readonly workers: number;
  /** Threads of each. */
  readonly threads: number;
}

/** Memory that a worker may need at most, weights included. @unit bytes */
const WORKER_BYTES = 1e9;
/** More are not opened unasked: what they gain has not been measured. */
const MOST_WORKERS = 4;

/**
 * Shares out the cores.
 *
 * One worker with all cores gives the first sound soonest. A worker for each core speaks more in all (2 cores of an AMD
 * EPYC: 12 to 15 % more sound in the same time), for threads of one utterance wait for one another.
 *
 * @param workers "auto": one for each core, up to four, as the free memory allows
 * @param threads 0: the cores, divided among the workers
 */
export function planWork(
  workers: number | "auto",
  threads: number,
  { cores = availableCores(), freeBytes = freemem() }: { readonly cores?: number; readonly freeBytes?: number } = {},
): WorkPlan {
  const count =
    workers === "auto" ? Math.max(1, Math.min(cores, MOST_WORKERS, Math.floor(freeBytes / WORKER_BYTES))) : workers;
  return { workers: count, threads: threads === 0 ? threadsEach(count, cores) : threads };
}

/** How long one utterance may take before its process counts as hanging: no processor needs so long for 510 phonemes. */
const DEADLINE_MS = 300_000;

/** How long a worker takes for a phoneme, until it has been measured: 0.06 s of sound at RTF 0.33. @unit milliseconds */
const MS_PER_PHONEME = 20;

/** Calls that may wait. Each stream has few under way, so that only a fault of the caller has more. */
const QUEUE_LIMIT = 1_024;

/** The model in worker processes, which are replaced when they die. They share the weights in memory, as far as these are mapped. */
export type KokoroWorkers = Pool<SessionInput, SessionOutput>;

/** How the workers are supervised. */
export type KokoroSupervision = Pick<
  PoolOptions<SessionInput, SessionOutput>,
  "deadlineMs" | "queueLimit" | "spares" | "restarts" | "recycling" | "onEvent"
> & { readonly timeouts?: Partial<WorkerTimeouts> };

/** Starts the workers; calls wait until one has loaded the model. */
export function openWorkers(
  engine: string,
  modelPath: string,
  { workers, threads }: WorkPlan,
  supervision: KokoroSupervision = {},
): KokoroWorkers {
  return openPool({
    queueLimit: QUEUE_LIMIT,
    deadlineMs: DEADLINE_MS,
    ...supervision,
    effort: { weigh: ({ ids }) => ids.length, msPerUnit: MS_PER_PHONEME },
    kind: sessionWorkers(engine, { modelPath, threads }),
    timeouts: { ...DEFAULT_TIMEOUTS, ...supervision.timeouts },
    size: workers,
    least: workers,
  });
}
