/** Limits after which a healthy worker is replaced, to bound leaks in its libraries. */
export interface RecyclingLimits {
  /** Number of jobs, varied by up to a fifth for each worker, so that workers are not replaced at the same time. */
  readonly jobs: number;
  /** Growth of its memory since its first job. @unit bytes */
  readonly growthBytes: number;
}

export const DEFAULT_RECYCLING: RecyclingLimits = { jobs: 5_000, growthBytes: 1_000_000_000 };

/** Returns a function to call after each job of one worker. The function returns whether the worker is due for replacement. */
export function createRecycling(
  { jobs, growthBytes }: RecyclingLimits,
  random: () => number = Math.random,
): (rss: number | undefined) => boolean {
  const mostJobs = Math.max(1, Math.round(jobs * (0.8 + 0.4 * random())));
  let done = 0;
  let base: number | undefined;
  return (rss) => {
    done += 1;
    base ??= rss;
    return done >= mostJobs || (rss !== undefined && base !== undefined && rss - base > growthBytes);
  };
}
