import type { Pool } from "#dist/workers/pool.js";
import type { RestartLimits } from "#dist/workers/restarts.js";
import type { PoolEvent } from "#dist/workers/supervisor.js";

export interface SubjectOptions {
  /** Workers. */
  readonly size: number;
  /** Jobs after which a worker is replaced. */
  readonly recycleJobs: number;
  /** Numbers within [0, 1). */
  readonly random: () => number;
}

/** What is soaked: an engine's pool of workers, with jobs whose answers are known. */
export interface SoakSubject {
  open(onEvent: (event: PoolEvent) => void): SoakPool;
}

export interface SoakPool extends Pick<Pool<object, unknown>, "ready" | "status">, AsyncDisposable {
  /** Has a job done. @returns what is wrong with the answer. */
  speak(number: number): Promise<string | undefined>;
}

/** Workers die more often here than a pool puts up with. */
export const SOAK_RESTARTS: Partial<RestartLimits> = { most: Number.POSITIVE_INFINITY, backOffMs: 50 };
