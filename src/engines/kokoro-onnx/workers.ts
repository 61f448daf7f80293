import { availableCores, threadsEach } from "../../platform/node/processes/cores.js";
import { openPool, type Pool, type PoolOptions } from "../../workers/pool.js";
import { DEFAULT_TIMEOUTS, type WorkerTimeouts } from "../../workers/timeouts.js";
import type { SessionInput, SessionOutput } from "../kokoro/run-model.js";
import { sessionWorkers } from "./session.js";

/** How many workers there are, and how many threads each has. */
export interface WorkPlan {
  /** Worker processes, each of which speaks one utterance at a time. */
  readonly workers: number;
  /** Threads of each, all of which work on its utterance. */
  readonly threads: number;
  /** Threads of each while all of them speak. @default threads */
  readonly crowdedThreads?: number | undefined;
  /** Time without such an utterance after which a worker frees the model for them. @unit ms @default 120_000 */
  readonly crowdedIdleMs?: number | undefined;
}

/** Most memory that a worker needs, weights included. @unit bytes */
const WORKER_BYTES = 1e9;
/** Largest number of workers for "auto". The gain of more was not measured. */
const MOST_WORKERS = 4;

/**
 * Decides the number of workers, and of their threads.
 *
 * Each worker has a thread for each core, so that one utterance alone is made as soon as possible. While all workers speak, they share
 * the cores, because threads that work on one utterance wait for each other (docs/adr/034-workers-share-all-cores.md).
 *
 * @param workers "auto": one for each core, up to four, if there is enough free memory
 * @param threads 0: all cores
 */
export function planWork(
  workers: number | "auto",
  threads: number,
  {
    cores = availableCores(),
    freeBytes = process.availableMemory(),
  }: { readonly cores?: number; readonly freeBytes?: number } = {},
): WorkPlan {
  const count =
    workers === "auto" ? Math.max(1, Math.min(cores, MOST_WORKERS, Math.floor(freeBytes / WORKER_BYTES))) : workers;
  if (threads !== 0) return { workers: count, threads };
  return { workers: count, threads: cores, crowdedThreads: threadsEach(count, cores) };
}

/** Longest time for an utterance. A process that needs longer hangs: no processor needs so long for 510 phonemes. */
const DEADLINE_MS = 300_000;

/** How long a worker takes for a phoneme, until it has been measured: 0.06 s of sound at RTF 0.33. @unit milliseconds */
const MS_PER_PHONEME = 20;

/** Maximum number of waiting calls. A stream has only a few at a time, so a correct caller stays below it. */
const QUEUE_LIMIT = 1_024;

/** Worker processes that hold the model. Workers that die are replaced. They share the mapped weights in memory. */
export type KokoroWorkers = Pool<SessionInput, SessionOutput>;

/** Options for the supervision of the workers. */
export type KokoroSupervision = Pick<
  PoolOptions<SessionInput, SessionOutput>,
  "deadlineMs" | "queueLimit" | "spares" | "restarts" | "recycling" | "onEvent"
> & { readonly timeouts?: Partial<WorkerTimeouts> };

/** Starts the workers. Calls wait until one of them has loaded the model. */
export function openWorkers(
  engine: string,
  modelPath: string,
  { workers, threads, crowdedThreads = threads, crowdedIdleMs }: WorkPlan,
  supervision: KokoroSupervision = {},
): KokoroWorkers {
  return openPool({
    queueLimit: QUEUE_LIMIT,
    deadlineMs: DEADLINE_MS,
    ...supervision,
    effort: { weigh: ({ ids }) => ids.length, msPerUnit: MS_PER_PHONEME },
    kind: sessionWorkers(engine, { modelPath, threads, crowdedThreads, crowdedIdleMs }),
    timeouts: { ...DEFAULT_TIMEOUTS, ...supervision.timeouts },
    size: workers,
    least: workers,
  });
}
