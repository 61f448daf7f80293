/** How often and how fast a pool replaces workers that have died. */
export interface RestartLimits {
  /** Deaths within `windowMs`, or in a row without a worker that came to be ready, after which the pool gives up for a while. */
  readonly most: number;
  /** @unit milliseconds */
  readonly windowMs: number;
  /** How long it has given up before it tries again. @unit milliseconds */
  readonly probeMs: number;
  /** Delay before the first replacement; each further one waits twice as long. @unit milliseconds */
  readonly backOffMs: number;
  /** @unit milliseconds */
  readonly backOffCapMs: number;
}

export const DEFAULT_RESTARTS: RestartLimits = {
  most: 5,
  windowMs: 60_000,
  probeMs: 30_000,
  backOffMs: 250,
  backOffCapMs: 30_000,
};

export interface RestartPolicy {
  /** Notes a death. @returns how long to wait before the replacement, or that there is to be none. */
  died(nowMs: number): { readonly delayMs: number } | "give up";
  /** Notes that a worker has come to be ready. */
  ready(): void;
  /** Notes an answered job: the next death is the first of a row. */
  answered(): void;
}

/**
 * Restart intensity as Erlang's supervisors have it (so many deaths in so much time), with a back-off that doubles and
 * is spread by up to a half, so that workers which died together do not come back together.
 */
export function createRestartPolicy(limits: RestartLimits, random: () => number = Math.random): RestartPolicy {
  let deaths: number[] = [];
  let inRow = 0;
  /** Starts that take long to fail never come too close to each other. */
  let sinceReady = 0;
  return {
    died: (nowMs) => {
      sinceReady += 1;
      deaths = [...deaths.filter((atMs) => nowMs - atMs < limits.windowMs), nowMs];
      if (deaths.length >= limits.most || sinceReady >= limits.most) {
        deaths = [];
        inRow = 0;
        sinceReady = 0;
        return "give up";
      }
      const delayMs = Math.min(limits.backOffCapMs, limits.backOffMs * 2 ** inRow);
      inRow += 1;
      return { delayMs: delayMs * (0.5 + random() / 2) };
    },
    ready: () => {
      sinceReady = 0;
    },
    answered: () => {
      inRow = 0;
    },
  };
}
