/** A time limit on the next event rather than on the whole: slow but steady is never cut off. */
export interface Watchdog extends Disposable {
  /** Aborted when the caller's signal is, or when an awaited event did not come in time. */
  readonly signal: AbortSignal;
  /** Starts the wait for the next event anew; `reason` makes what the signal is aborted with. */
  expectWithin(timeoutMs: number, reason: () => Error): void;
  /** Nothing is awaited just now. */
  rest(): void;
}

export function openWatchdog(caller: AbortSignal | undefined): Watchdog {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const rest = () => clearTimeout(timer);
  return {
    signal: caller === undefined ? late.signal : AbortSignal.any([caller, late.signal]),
    expectWithin: (timeoutMs, reason) => {
      rest();
      timer = setTimeout(() => late.abort(reason()), timeoutMs);
    },
    rest,
    [Symbol.dispose]: rest,
  };
}
