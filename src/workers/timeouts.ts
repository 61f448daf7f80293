/** How long a supervisor waits for what. @unit milliseconds */
export interface WorkerTimeouts {
  /** For a new worker to say who it is. */
  readonly handshakeTimeoutMs: number;
  /** For the next sign of progress while a model loads: a slow load that goes on is not killed. */
  readonly loadStallTimeoutMs: number;
  /** Between two pings. */
  readonly pingIntervalMs: number;
  /** For the stacks of a worker that hangs, once it was asked for them. */
  readonly stackDumpTimeoutMs: number;
  /** For a worker to leave once it was asked to. */
  readonly shutdownTimeoutMs: number;
  /** For a worker to leave once it was told to (SIGTERM). */
  readonly terminateTimeoutMs: number;
}

export const DEFAULT_TIMEOUTS: WorkerTimeouts = {
  handshakeTimeoutMs: 15_000,
  loadStallTimeoutMs: 120_000,
  pingIntervalMs: 5_000,
  stackDumpTimeoutMs: 2_000,
  shutdownTimeoutMs: 5_000,
  terminateTimeoutMs: 2_000,
};

/** Pings in a row that a worker may leave unanswered. */
export const PING_MISSES = 4;

/** How long one job may take. @unit milliseconds */
export const DEFAULT_DEADLINE_MS = 60_000;

/** A timer of Node's that is set for longer goes off at once: an hour's work more or less, this is for ever. */
const LONGEST_MS = 2 ** 31 - 1;

/** A clock that calls `onTime` unless it is stopped or wound up again. It does not keep the program alive. */
export interface Timer {
  restart(): void;
  stop(): void;
}

export function startTimer(afterMs: number, onTime: () => void): Timer {
  const start = (): NodeJS.Timeout => setTimeout(onTime, Math.min(afterMs, LONGEST_MS)).unref();
  let timer = start();
  return {
    restart: () => {
      clearTimeout(timer);
      timer = start();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Whether `settling` settles within a time. The wait alone does not keep the program alive. */
export async function settlesWithin(settling: Promise<unknown>, ms: number): Promise<boolean> {
  let clock: Timer | undefined;
  const late = new Promise<boolean>((resolve) => {
    clock = startTimer(ms, () => resolve(false));
  });
  try {
    return await Promise.race([settling.then(() => true), late]);
  } finally {
    clock?.stop();
  }
}
