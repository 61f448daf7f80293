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

/** The subject of a soak: an engine's pool of workers, with jobs whose answers are known. */
export interface SoakSubject {
  open(onEvent: (event: PoolEvent) => void): SoakPool;
}

export interface SoakPool extends Pick<Pool<object, unknown>, "ready" | "status">, AsyncDisposable {
  /** Runs a job. @returns the fault of its answer, or `undefined`. */
  speak(number: number): Promise<string | undefined>;
}

/** Raised restart limits, because workers die more often here than a pool tolerates. */
export const SOAK_RESTARTS: Partial<RestartLimits> = { most: Number.POSITIVE_INFINITY, backOffMs: 50 };
