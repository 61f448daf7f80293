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
