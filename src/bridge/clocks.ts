/** How long the bridge waits for what. @unit milliseconds */
export interface BridgeClocks {
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

export const DEFAULT_CLOCKS: BridgeClocks = {
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

/** A clock that calls `onTime` unless it is stopped or wound up again. It does not keep the program alive. */
export interface Clock {
  wind(): void;
  stop(): void;
}

export function startClock(afterMs: number, onTime: () => void): Clock {
  let timer = setTimeout(onTime, afterMs).unref();
  return {
    wind: () => {
      clearTimeout(timer);
      timer = setTimeout(onTime, afterMs).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
