import { abortable } from "../core/abort.js";
import { type Batching, pickBatch } from "./batching.js";

/** What a caller wants done, until it is answered. */
export interface Job<Work, Answer> {
  readonly payload: Work;
  /** How long it may take once a worker has it. @unit milliseconds */
  readonly deadlineMs: number;
  /** Workers that died of it. */
  deaths: number;
  /** Its caller has gone: nobody waits for its answer. */
  abandoned: boolean;
  /** The worker of a batch has ended with it: it may have been the cause, so it goes by itself from now on. */
  alone: boolean;
  /** Its place in the order in which jobs came. */
  readonly place: number;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Jobs that wait for a worker, first come, first served. */
export interface JobQueue<Work, Answer> {
  readonly length: number;
  /**
   * Adds a job. An abort rejects with the caller's reason: what waits is taken out, what runs is marked `abandoned`.
   *
   * @returns its answer, once a worker has given it.
   */
  add(payload: Work, deadlineMs: number, signal: AbortSignal | undefined): Promise<Answer>;
  /** The first, and what goes with it into one batch; none where nothing waits. */
  take(): readonly Job<Work, Answer>[];
  /** Puts a job back to its place, to be tried again. */
  putBack(job: Job<Work, Answer>): void;
  refuseAll(error: Error): void;
}

/** @param onAbandoned is called when a job's caller has gone. */
export function createJobQueue<Work, Answer>(
  onAbandoned: () => void,
  batching?: Batching<Work>,
): JobQueue<Work, Answer> {
  const waiting: Job<Work, Answer>[] = [];
  let places = 0;
  return {
    get length() {
      return waiting.length;
    },
    add(payload, deadlineMs, signal) {
      places += 1;
      const job: Job<Work, Answer> = {
        payload,
        deadlineMs,
        deaths: 0,
        abandoned: false,
        alone: false,
        place: places,
        resolve: () => {},
        reject: () => {},
      };
      const answered = new Promise<Answer>((resolve, reject) => Object.assign(job, { resolve, reject }));
      const abandon = (): void => {
        job.abandoned = true;
        const at = waiting.indexOf(job);
        if (at >= 0) waiting.splice(at, 1);
        onAbandoned();
      };
      signal?.addEventListener("abort", abandon, { once: true });
      waiting.push(job);
      return abortable(answered, signal).finally(() => signal?.removeEventListener("abort", abandon));
    },
    take() {
      const batch = pickBatch(waiting, batching);
      for (const job of batch) waiting.splice(waiting.indexOf(job), 1);
      return batch;
    },
    putBack(job) {
      const at = waiting.findIndex(({ place }) => place > job.place);
      waiting.splice(at < 0 ? waiting.length : at, 0, job);
    },
    refuseAll(error) {
      for (const job of waiting.splice(0)) job.reject(error);
    },
  };
}
