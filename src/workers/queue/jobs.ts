import { abortable } from "../../core/abort.js";
import { type Batching, pickBatch } from "./batching.js";
import { createTurns, type Turn } from "./turns.js";

/** A piece of work for a worker, until it is answered. */
export interface Job<Work, Answer> extends Turn {
  readonly payload: Work;
  /** Longest time from the moment a worker has it until the answer. @unit milliseconds */
  readonly deadlineMs: number;
  /** When a worker got it, by `performance.now()`. */
  startedMs: number | undefined;
  /** Number of workers that died while they worked on it. */
  deaths: number;
  /** Its caller has left: nobody waits for its answer. */
  abandoned: boolean;
  /** It shares no batch any more, because the worker of its last batch ended, perhaps because of it. */
  alone: boolean;
  /** The text that it is part of. */
  readonly text: unknown;
  /** It is the last of its text. */
  readonly last: boolean;
  /** The next of its text comes at once. */
  readonly followed: boolean;
  /** Called when a worker gets it. */
  readonly onStart: (() => void) | undefined;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** A request for a place in the queue. */
export interface JobRequest {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  /** @default 0 */
  readonly priority?: number | undefined;
  /** @default a caller of its own */
  readonly caller?: unknown;
  /** It is the first of a text, for which somebody waits. @default false */
  readonly first?: boolean | undefined;
  /** @default a text of its own */
  readonly text?: unknown;
  /** It is the last of its text. @default false */
  readonly last?: boolean | undefined;
  /** The next of its text comes at once. @default false */
  readonly followed?: boolean | undefined;
  /** Called when a worker gets the job; again if the worker dies and another one gets it. */
  readonly onStart?: (() => void) | undefined;
}

/** Jobs that wait for a worker. Callers take turns; `turns.ts` describes the order. */
export interface JobQueue<Work, Answer> {
  readonly length: number;
  /**
   * Adds a job and resolves with its answer. An abort rejects with the caller's reason: a waiting job is removed, a running
   * job is marked `abandoned`.
   */
  add(payload: Work, request: JobRequest): Promise<Answer>;
  /** Removes the next job, and those that share a batch with it. Empty if no job waits. */
  take(): readonly Job<Work, Answer>[];
  /** Returns a job to its place, to be tried again. @param crashed whether its worker died, perhaps because of it */
  putBack(job: Job<Work, Answer>, crashed: boolean): void;
  /** Rejects all waiting jobs. */
  refuseAll(error: Error): void;
}

/** @param onAbandoned called when the caller of a job has left */
export function createJobQueue<Work, Answer>(
  onAbandoned: (job: Job<Work, Answer>) => void,
  batching?: Batching<Work>,
): JobQueue<Work, Answer> {
  const waiting: Job<Work, Answer>[] = [];
  const turns = createTurns();
  let places = 0;
  const remove = (job: Job<Work, Answer>): void => {
    const at = waiting.indexOf(job);
    if (at >= 0) waiting.splice(at, 1);
  };
  return {
    get length() {
      return waiting.length;
    },
    add(payload, { deadlineMs, signal, ...request }) {
      const { priority = 0, caller = {}, text = {}, first = false, last = false, followed = false, onStart } = request;
      places += 1;
      const job: Job<Work, Answer> = {
        payload,
        deadlineMs,
        priority,
        caller,
        first,
        place: places,
        startedMs: undefined,
        deaths: 0,
        abandoned: false,
        alone: false,
        text,
        last,
        followed,
        onStart,
        resolve: () => {},
        reject: () => {},
      };
      const answered = new Promise<Answer>((resolve, reject) => Object.assign(job, { resolve, reject }));
      const abandon = (): void => {
        job.abandoned = true;
        remove(job);
        onAbandoned(job);
      };
      signal?.addEventListener("abort", abandon, { once: true });
      turns.arrived(job, waiting);
      waiting.push(job);
      return abortable(answered, signal).finally(() => signal?.removeEventListener("abort", abandon));
    },
    take() {
      const batch = pickBatch(turns.inOrder(waiting), batching);
      for (const job of batch) {
        remove(job);
        turns.served(job);
      }
      if (waiting.length === 0) turns.forget();
      return batch;
    },
    putBack(job, crashed) {
      if (crashed) job.deaths += 1;
      turns.returned(job);
      waiting.push(job);
    },
    refuseAll(error) {
      for (const job of waiting.splice(0)) job.reject(error);
    },
  };
}
