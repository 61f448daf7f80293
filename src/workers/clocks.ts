/** How long a supervisor waits for what. @unit milliseconds */
export interface WorkerClocks {
  /** For a new worker to say who it is. */
  readonly helloMs: number;
  /** For the next sign of progress while a model loads: a slow load that goes on is not killed. */
  readonly loadMs: number;
  /** Between two pings. */
  readonly pingMs: number;
  /** For the stacks of a worker that hangs, once it was asked for them. */
  readonly stacksMs: number;
  /** For a worker to leave once it was asked to. */
  readonly shutdownMs: number;
  /** For a worker to leave once it was told to (SIGTERM). */
  readonly terminateMs: number;
}

export const DEFAULT_CLOCKS: WorkerClocks = {
  helloMs: 15_000,
  loadMs: 120_000,
  pingMs: 5_000,
  stacksMs: 2_000,
  shutdownMs: 5_000,
  terminateMs: 2_000,
};

/** Pings in a row that a worker may leave unanswered. */
export const PING_MISSES = 4;

/** How long one job may take. @unit milliseconds */
export const DEFAULT_DEADLINE_MS = 60_000;

/** A timer of Node's that is set for longer goes off at once: an hour's work more or less, this is for ever. */
const LONGEST_MS = 2 ** 31 - 1;

/** A clock that calls `onTime` unless it is stopped or wound up again. It does not keep the program alive. */
export interface Clock {
  wind(): void;
  stop(): void;
}

export function startClock(afterMs: number, onTime: () => void): Clock {
  const start = (): NodeJS.Timeout => setTimeout(onTime, Math.min(afterMs, LONGEST_MS)).unref();
  let timer = start();
  return {
    wind: () => {
      clearTimeout(timer);
      timer = start();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Whether `settling` settles within a time. The wait alone does not keep the program alive. */
export async function settlesWithin(settling: Promise<unknown>, ms: number): Promise<boolean> {
  let clock: Clock | undefined;
  const late = new Promise<boolean>((resolve) => {
    clock = startClock(ms, () => resolve(false));
  });
  try {
    return await Promise.race([settling.then(() => true), late]);
  } finally {
    clock?.stop();
  }
}
