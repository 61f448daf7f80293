import type { Job } from "./queue/jobs.js";

/** How much work the jobs of an engine are. */
export interface Effort<Work> {
  /** Returns the size of a job, such as its number of phonemes. */
  readonly weigh: (payload: Work) => number;
  /** How long a worker takes for a job of size 1, before the first job has been measured. @unit milliseconds */
  readonly msPerUnit: number;
}

/** Learns how long jobs take. */
export interface EffortMeter<Work> {
  /** Notes that a worker took this long for a job that it did alone. @unit milliseconds */
  measured(payload: Work, tookMs: number): void;
  /** Estimates how long a worker needs for the rest of its jobs, of which one at a time is done. @unit milliseconds */
  leftMs(jobs: Iterable<Job<Work, unknown>>, nowMs: number): number;
}

/** Weight of the last job in the running mean. */
const LEARNING_RATE = 0.3;

/** @param effort without it, all jobs count as almost done */
export function createEffortMeter<Work>(effort: Effort<Work> | undefined): EffortMeter<Work> {
  let msPerUnit = effort?.msPerUnit ?? 0;
  const weigh = (payload: Work): number => effort?.weigh(payload) ?? 0;
  return {
    measured: (payload, tookMs) => {
      const size = weigh(payload);
      if (size > 0) msPerUnit += LEARNING_RATE * (tookMs / size - msPerUnit);
    },
    leftMs: (jobs, nowMs) => {
      let left = 0;
      for (const { payload, startedMs = nowMs } of jobs) left += weigh(payload) * msPerUnit - (nowMs - startedMs);
      return Math.max(0, left);
    },
  };
}
