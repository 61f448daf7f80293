/** Which jobs a worker gets at once, where its engine can do several in one run. */
export interface Batching<Work> {
  /** Jobs at most. */
  readonly size: number;
  /** What they may weigh, when each is counted as the heaviest: so much is worked on, padding and all. */
  readonly room: number;
  /** What a job weighs, such as its phonemes; nothing where it has to go by itself. */
  readonly weigh: (payload: Work) => number | undefined;
}

/** What {@link pickBatch} looks at. */
export interface Batchable<Work> {
  readonly payload: Work;
  /** It goes by itself. */
  readonly alone: boolean;
}

/**
 * The first of what waits, so that nothing waits for ever, and those that come nearest to it in weight, so that little is
 * padded; in the order in which they came. Nothing waits for a batch to fill.
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
