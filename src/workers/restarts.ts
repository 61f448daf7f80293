/** How often and how fast a pool replaces workers that have died. */
export interface RestartLimits {
  /** Number of deaths within `windowMs`, or in a row before any worker is ready, after which the pool gives up for a while. */
  readonly most: number;
  /** @unit milliseconds */
  readonly windowMs: number;
  /** Time between giving up and the next try. @unit milliseconds */
  readonly probeMs: number;
  /** Delay before the first replacement. It doubles with each further one. @unit milliseconds */
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
  /** Notes a death. @returns the delay before the replacement, or `"give up"` if there is none. */
  died(nowMs: number): { readonly delayMs: number } | "give up";
  /** Notes that a worker is ready. */
  ready(): void;
  /** Notes an answered job. The delay after the next death is the first one again. */
  answered(): void;
}

/**
 * Creates a policy that limits deaths per time, like the restart intensity of Erlang's supervisors. The back-off doubles,
 * and is shortened at random by up to a half, so that workers that died together do not start together.
 */
export function createRestartPolicy(limits: RestartLimits, random: () => number = Math.random): RestartPolicy {
  let deaths: number[] = [];
  let inRow = 0;
  /** Deaths since a worker was ready. Slow failures in a row never come within one window. */
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
