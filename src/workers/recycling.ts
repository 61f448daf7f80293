/** When a worker that does well is replaced all the same, before what its libraries leak is felt. */
export interface RecyclingLimits {
  /** Jobs, give or take a fifth, so that workers do not leave together. */
  readonly jobs: number;
  /** Growth of its memory over what it held after its first job. @unit bytes */
  readonly growthBytes: number;
}

export const DEFAULT_RECYCLING: RecyclingLimits = { jobs: 5_000, growthBytes: 1_000_000_000 };

/** Says after each job of one worker whether it is due. */
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
