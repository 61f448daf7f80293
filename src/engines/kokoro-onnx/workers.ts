import { freemem } from "node:os";
import type { CallOptions } from "../../core/engine.js";
import { availableCores, threadsEach } from "../../processes/cores.js";
import type { SessionInput, SessionOutput } from "./messages.js";
import { openSession } from "./session.js";

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

/** The model in several worker processes. */
export interface KokoroWorkers extends AsyncDisposable {
  /** As that of a session, in the worker that has the fewest calls waiting. */
  run(input: SessionInput, options?: CallOptions): Promise<SessionOutput>;
}

/** Starts the workers; they share the weights in memory, as far as these are mapped. */
export function openWorkers(engine: string, modelPath: string, { workers, threads }: WorkPlan): KokoroWorkers {
  const crew = Array.from({ length: workers }, () => ({
    session: openSession(engine, { modelPath, threads }),
    calls: 0,
  }));
  return {
    async run(input, options) {
      const worker = crew.reduce((least, other) => (other.calls < least.calls ? other : least));
      worker.calls += 1;
      try {
        return await worker.session.run(input, options);
      } finally {
        worker.calls -= 1;
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(crew.map(({ session }) => session[Symbol.asyncDispose]()));
    },
  };
}
