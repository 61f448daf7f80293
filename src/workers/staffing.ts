import { createEffortMeter, type Effort } from "./effort.js";
import type { Job } from "./queue/jobs.js";
import { isStarting, type Slot, type WorkerSupervisor } from "./supervisor.js";
import type { Worker, WorkerReady } from "./worker.js";

/** How many workers a pool has, and when it ends one. */
export interface StaffingOptions<Work> {
  /** Workers that work at the same time. @default 1 */
  readonly size?: number | undefined;
  /** Workers that stay even if no job waits. @default 1 */
  readonly least?: number | undefined;
  /**
   * Size of the jobs. With it, the pool ends a worker whose callers have all left, if the rest of its jobs would take longer
   * than a replacement. @default unknown: an abandoned job is finished
   */
  readonly effort?: Effort<Work> | undefined;
  /**
   * Loaded workers beyond `size`, one of which takes over at once when a worker is ended because its callers have left.
   * "auto": one, from the first such end on. @default "auto"
   */
  readonly spares?: number | "auto" | undefined;
}

/** Starts and ends the workers of a pool as its jobs demand. */
export interface Staffing<Work, Answer> {
  /** Notes that a worker is ready. */
  ready(ready: WorkerReady): void;
  /** Returns an idle worker that may get a job now. */
  idle(): Slot<Work, Answer> | undefined;
  /** Returns whether as many workers have jobs as may work at the same time, or will have when this many more jobs have come. */
  allBusy(more: { readonly coming: number }): boolean;
  /** Returns whether jobs end long before one that starts now. */
  endSoon(jobs: readonly Job<Work, Answer>[], before: Job<Work, Answer>): boolean;
  /** Starts one more worker if too few are there for the waiting jobs, or a spare is missing. */
  grow(waiting: number): void;
  /** Notes how long a job took. @param alone it shared no batch */
  answered(job: Job<Work, Answer>, alone: boolean): void;
  /** Ends the worker of an abandoned job, if the next caller gets its answer sooner that way. */
  abandoned(job: Job<Work, Answer>): void;
}

/** An abandoned job that takes no longer than this is finished even if a loaded worker could take over. @unit milliseconds */
const WORTH_A_SPARE_MS = 100;

/**
 * How much of the work of the last job the others may have left, each on average, if all cores are to work on it. Two utterances that end
 * together on a core each are made sooner than with all threads on both (docs/adr/034-workers-share-all-cores.md).
 */
const SOON = 0.6;

/** Returns the largest number of workers that a pool may have. */
export function mostWorkers({ size = 1, spares = "auto", effort }: StaffingOptions<never>): number {
  return size + (spares === "auto" ? Number(effort !== undefined) : spares);
}

export function createStaffing<Work, Answer>(
  supervisor: Pick<WorkerSupervisor<Work, Answer>, "members" | "grow">,
  { size = 1, least = 1, effort, spares = "auto" }: StaffingOptions<Work>,
): Staffing<Work, Answer> {
  const meter = createEffortMeter(effort);
  /** The shortest time in which a worker has become ready. @unit milliseconds */
  let startMs = Number.POSITIVE_INFINITY;
  let wantedSpares = spares === "auto" ? 0 : spares;
  /** Whether a spare may start now. Its start would slow down the first answer after an abort. */
  let spareMayStart = true;

  /** A worker that has just died counts until its back-off has begun, so that it is not replaced before. */
  const present = (): Slot<Work, Answer>[] => [...supervisor.members].filter(({ retired }) => !retired);
  const busy = (): number => present().filter(({ jobs }) => jobs.size > 0).length;
  const idle = (): Slot<Work, Answer> | undefined => present().find(({ worker: { state } }) => state === "ready");
  /** How long the next caller waits for a worker if a busy one is ended now. @unit milliseconds */
  const replacementMs = (): number => (idle() === undefined ? startMs : WORTH_A_SPARE_MS);

  return {
    ready: ({ phases }) => {
      startMs = Math.min(startMs, total(Object.values(phases)));
    },
    idle: () => (busy() < size ? idle() : undefined),
    allBusy: ({ coming }) => busy() + coming >= size,
    endSoon(jobs, before) {
      const now = performance.now();
      return meter.leftMs(jobs, now) <= SOON * jobs.length * meter.leftMs([before], now);
    },
    grow(waiting) {
      const here = present();
      const coming = here.filter(({ worker }) => isStarting(worker)).length;
      if (waiting > coming && here.length < size) supervisor.grow();
      else if (waiting === 0 && coming === 0 && here.length < spareLevel(busy())) supervisor.grow();
    },
    answered(job, alone) {
      if (alone && job.startedMs !== undefined) meter.measured(job.payload, performance.now() - job.startedMs);
      spareMayStart = true;
    },
    abandoned(job) {
      const member = present().find(({ jobs }) => jobs.has(job));
      if (member === undefined || hasEnded(member.worker)) return;
      if ([...member.jobs].some(({ abandoned }) => !abandoned)) return;
      if (meter.leftMs(member.jobs, performance.now()) <= replacementMs()) return;
      if (spares === "auto") wantedSpares = 1;
      spareMayStart = false;
      member.retired = true;
      void member.worker.kill();
    },
  };

  /** The number of workers below which a spare starts. */
  function spareLevel(busyNow: number): number {
    return spareMayStart || busyNow === 0 ? least + wantedSpares : 0;
  }
}

function hasEnded({ state }: Pick<Worker<unknown, unknown>, "state">): boolean {
  return state === "leaving" || state === "dead";
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
