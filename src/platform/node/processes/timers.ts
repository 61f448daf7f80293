/** `setTimeout` overflows above this time (24.8 days) and fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** A timer that calls `onTime` unless it is stopped or restarted before. It does not keep the program alive. */
export interface Timer {
  restart(): void;
  stop(): void;
}

/** Starts a timer. @param afterMs any time, even infinity @unit milliseconds */
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
