/** The fields of a job that decide when it gets its turn. */
export interface Turn {
  /** Jobs of a higher priority go first. */
  readonly priority: number;
  /** The caller that the job is for. Callers of equal priority take turns. */
  readonly caller: unknown;
  /** It is the first of a text, for which somebody waits. */
  readonly first: boolean;
  /** Rank of the job among all jobs, by arrival. */
  readonly place: number;
}

/**
 * The order of jobs: by priority, then first jobs before others, then round robin by caller, then by arrival.
 *
 * First jobs overtake each other job at most as often as the number of turns that it would wait by round robin alone, its fair
 * share; then it has the next turn. So a new text is heard soon, and a text that goes on waits at most twice its fair share,
 * however many new ones arrive. A caller that was never served ranks as if it had just been served when its first job arrived,
 * so a stream of new callers cannot starve a long one.
 */
export interface Turns {
  /** Notes that a job waits from now on, beside the others. */
  arrived(job: Turn, others: readonly Turn[]): void;
  /** Notes that a worker got a job. */
  served(job: Turn): void;
  /** Notes that a job waits again because its worker died. It has the next turn. */
  returned(job: Turn): void;
  /** Returns the jobs in their order. */
  inOrder<Job extends Turn>(jobs: readonly Job[]): readonly Job[];
  /** Forgets all callers. Called when no job waits, so that memory does not grow with the number of callers. */
  forget(): void;
}

/** Number of remembered callers after which those without a waiting job are forgotten. */
const CALLERS_MAX = 4_096;

export function createTurns(): Turns {
  let turn = 0;
  let firstsServed = 0;
  /** The turn at which each caller was last served. */
  const lastTurns = new Map<unknown, number>();
  /** The number of first jobs served in all at which it is the turn of a job. */
  const dueAt = new WeakMap<Turn, number>();
  const lastTurn = ({ caller }: Turn): number => lastTurns.get(caller) ?? 0;
  const rank = (job: Turn): number => {
    if ((dueAt.get(job) ?? 0) <= firstsServed) return 0;
    return job.first ? 1 : 2;
  };
  return {
    arrived: (job, others) => {
      if (!lastTurns.has(job.caller)) lastTurns.set(job.caller, turn);
      dueAt.set(job, job.first ? Number.POSITIVE_INFINITY : firstsServed + Math.max(1, fairWait(job, others)));
    },
    served: (job) => {
      turn += 1;
      if (job.first) firstsServed += 1;
      lastTurns.set(job.caller, turn);
    },
    returned: (job) => {
      lastTurns.set(job.caller, 0);
      dueAt.set(job, 0);
    },
    inOrder: (jobs) => {
      if (lastTurns.size > CALLERS_MAX) keepOnly(lastTurns, new Set(jobs.map(({ caller }) => caller)));
      return jobs.toSorted(
        (one, other) =>
          other.priority - one.priority ||
          rank(one) - rank(other) ||
          lastTurn(one) - lastTurn(other) ||
          one.place - other.place,
      );
    },
    forget: () => lastTurns.clear(),
  };
}

/** Returns how many of the waiting jobs come before a new one by round robin: all of its caller, and as many of each other caller. */
function fairWait({ caller }: Turn, others: readonly Turn[]): number {
  const waiting = new Map<unknown, number>();
  for (const other of others) waiting.set(other.caller, (waiting.get(other.caller) ?? 0) + 1);
  const own = waiting.get(caller) ?? 0;
  waiting.delete(caller);
  return [...waiting.values()].reduce((sum, count) => sum + Math.min(count, own + 1), own);
}

function keepOnly(lastTurns: Map<unknown, number>, callers: ReadonlySet<unknown>): void {
  for (const caller of lastTurns.keys()) if (!callers.has(caller)) lastTurns.delete(caller);
}
