/** The timer of the next start of a worker. */
export interface StartTimer {
  /** Whether it is set. */
  readonly isSet: boolean;
  /** Calls `onTime` after a delay, unless the timer is set for an earlier time. @param delayMs @unit ms */
  set(delayMs: number): void;
  clear(): void;
  /** Sets whether the wait keeps the program alive. @default true */
  keepAlive(needed: boolean): void;
}

export function createStartTimer(onTime: () => void): StartTimer {
  let next: { readonly timer: NodeJS.Timeout; readonly atMs: number } | undefined;
  let alive = true;
  return {
    get isSet() {
      return next !== undefined;
    },
    set(delayMs) {
      const atMs = performance.now() + delayMs;
      if (next !== undefined && next.atMs <= atMs) return;
      clearTimeout(next?.timer);
      const timer = setTimeout(() => {
        next = undefined;
        onTime();
      }, delayMs);
      if (!alive) timer.unref();
      next = { timer, atMs };
    },
    clear() {
      clearTimeout(next?.timer);
      next = undefined;
    },
    keepAlive(needed) {
      alive = needed;
      if (needed) next?.timer.ref();
      else next?.timer.unref();
    },
  };
}
