/** The fields of a job that decide when it gets its turn. */
export interface Turn {
  /** Jobs of a higher priority go first. */
  readonly priority: number;
  /** The caller that the job is for. Callers of equal priority take turns. */
  readonly caller: unknown;
  /** Rank of the job among all jobs, by arrival. */
  readonly place: number;
}

/**
 * The order of jobs: by priority, then round robin by caller, then by arrival. A caller that was never served ranks as if it
 * had just been served when its first job arrived, so a stream of new callers cannot starve a long one.
 */
export interface Turns {
  /** Notes that a job waits. */
  arrived(job: Turn): void;
  /** Notes that a worker got a job. */
  served(job: Turn): void;
  /** Notes that a job waits again because its worker died. Its caller has the next turn. */
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
  /** The turn at which each caller was last served. */
  const lastTurns = new Map<unknown, number>();
  const lastTurn = ({ caller }: Turn): number => lastTurns.get(caller) ?? 0;
  return {
    arrived: (job) => {
      if (!lastTurns.has(job.caller)) lastTurns.set(job.caller, turn);
    },
    served: (job) => {
      turn += 1;
      lastTurns.set(job.caller, turn);
    },
    returned: ({ caller }) => {
      lastTurns.set(caller, 0);
    },
    inOrder: (jobs) => {
      if (lastTurns.size > CALLERS_MAX) keepOnly(lastTurns, new Set(jobs.map(({ caller }) => caller)));
      return jobs.toSorted(
        (one, other) => other.priority - one.priority || lastTurn(one) - lastTurn(other) || one.place - other.place,
      );
    },
    forget: () => lastTurns.clear(),
  };
}

function keepOnly(lastTurns: Map<unknown, number>, callers: ReadonlySet<unknown>): void {
  for (const caller of lastTurns.keys()) if (!callers.has(caller)) lastTurns.delete(caller);
}
