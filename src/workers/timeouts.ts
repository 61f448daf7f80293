/** Waiting times of a supervisor. @unit milliseconds */
export interface WorkerTimeouts {
  /** From the start of a worker until it identifies itself. */
  readonly handshakeTimeoutMs: number;
  /** Until the next sign of progress while a model loads. A slow load that progresses is not killed. */
  readonly loadStallTimeoutMs: number;
  /** Between two pings. */
  readonly pingIntervalMs: number;
  /** Until a worker that hangs has written its stacks. */
  readonly stackDumpTimeoutMs: number;
  /** Between the request to shut down and SIGTERM. */
  readonly shutdownTimeoutMs: number;
  /** Between SIGTERM and SIGKILL. */
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

/** Number of pings in a row that a worker may leave unanswered. */
export const PING_MISSES = 4;

/** Longest time for one job. @unit milliseconds */
export const DEFAULT_DEADLINE_MS = 60_000;

/** `setTimeout` overflows above this time (24.8 days) and fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** A timer that calls `onTime` unless it is stopped or restarted before. It does not keep the program alive. */
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

/** Resolves with whether `settling` settles within a time. The wait does not keep the program alive. */
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
