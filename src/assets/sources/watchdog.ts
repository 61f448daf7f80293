import { linkAbort } from "../../core/linked-abort.js";

/** A time limit for the next event instead of the whole transfer, so that a slow but steady transfer can finish. */
export interface Watchdog extends Disposable {
  /** Aborts when the caller's signal aborts, or when an expected event does not happen in time. */
  readonly signal: AbortSignal;
  /** Restarts the time limit for the next event. `reason` creates the reason of the abort. */
  expectWithin(timeoutMs: number, reason: () => Error): void;
  /** Stops the time limit, because no event is expected. */
  rest(): void;
}

/** Opens a watchdog that also follows the signal of the caller. */
export function openWatchdog(caller: AbortSignal | undefined): Watchdog {
  const late = linkAbort([caller]);
  let timer: NodeJS.Timeout | undefined;
  const rest = () => clearTimeout(timer);
  return {
    signal: late.signal,
    expectWithin: (timeoutMs, reason) => {
      rest();
      timer = setTimeout(() => late.abort(reason()), timeoutMs);
    },
    rest,
    [Symbol.dispose]: () => {
      rest();
      late[Symbol.dispose]();
    },
  };
}
