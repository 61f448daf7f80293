/** Limits of a batch: the jobs that a worker gets at once, if its engine can do several in one run. */
export interface Batching<Work> {
  /** Maximum number of jobs. */
  readonly size: number;
  /** Maximum number of jobs times the weight of the heaviest, because the engine pads each job to the length of the longest. */
  readonly room: number;
  /** Returns the weight of a job, such as its number of phonemes; `undefined` for a job that cannot share a batch. */
  readonly weigh: (payload: Work) => number | undefined;
}

/** A job as {@link pickBatch} reads it. */
export interface Batchable<Work> {
  readonly payload: Work;
  /** The job shares no batch. */
  readonly alone: boolean;
}

/**
 * Returns the next batch: the first waiting job, so that no job waits for ever, and the jobs whose weight is nearest to its
 * weight, so that little is padded. They keep their order. A batch does not wait until it is full.
 */
export function pickBatch<Work, Job extends Batchable<Work>>(
  waiting: readonly Job[],
  batching: Batching<Work> | undefined,
): Job[] {
  const [first, ...others] = waiting;
  if (first === undefined) return [];
  const weightOf = ({ alone, payload }: Job): number | undefined => (alone ? undefined : batching?.weigh(payload));
  const weight = weightOf(first);
  if (batching === undefined || weight === undefined) return [first];
  const near = others
    .flatMap((job) => {
      const other = weightOf(job);
      return other === undefined ? [] : [{ job, weight: other }];
    })
    .sort((one, other) => Math.abs(one.weight - weight) - Math.abs(other.weight - weight));
  const picked = new Set([first]);
  let heaviest = weight;
  for (const candidate of near) {
    const most = Math.max(heaviest, candidate.weight);
    if (picked.size >= batching.size || most * (picked.size + 1) > batching.room) break;
    picked.add(candidate.job);
    heaviest = most;
  }
  return waiting.filter((job) => picked.has(job));
}
