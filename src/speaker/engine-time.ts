/** How long a text has had to do with the engine so far. A moment counts once, however many utterances of the text are on their way. */
export interface EngineTime {
  /** Time in which an utterance waited for its turn, and the engine made no other one of the text. @unit seconds */
  readonly waitingSeconds: number;
  /** Time in which the engine made an utterance of the text. @unit seconds */
  readonly speakingSeconds: number;
}

/** Measures the {@link EngineTime} of a text. */
export interface EngineClock {
  /** Grows while the text is spoken. */
  readonly time: EngineTime;
  /**
   * Measures the call for an utterance, which waits until `onStart` is called.
   *
   * @param call asks the engine, with the given `onStart`
   */
  measure<Result>(call: (onStart: () => void) => Promise<Result>): Promise<Result>;
}

/** Creates a clock for one text. */
export function createEngineClock(): EngineClock {
  /** Utterances in each state. */
  const calls = { waiting: 0, speaking: 0 };
  /** @unit ms */
  const spent = { waiting: 0, speaking: 0 };
  let sinceMs = performance.now();
  const settle = (): void => {
    const nowMs = performance.now();
    if (calls.speaking > 0) spent.speaking += nowMs - sinceMs;
    else if (calls.waiting > 0) spent.waiting += nowMs - sinceMs;
    sinceMs = nowMs;
  };
  return {
    time: {
      get waitingSeconds() {
        settle();
        return spent.waiting / 1_000;
      },
      get speakingSeconds() {
        settle();
        return spent.speaking / 1_000;
      },
    },
    async measure(call) {
      let state: "waiting" | "speaking" | "ended" = "waiting";
      settle();
      calls.waiting += 1;
      const onStart = (): void => {
        if (state !== "waiting") return; // A second worker begins again with an utterance whose first one died.
        settle();
        state = "speaking";
        calls.waiting -= 1;
        calls.speaking += 1;
      };
      try {
        return await call(onStart);
      } finally {
        settle();
        calls[state] -= 1;
        state = "ended";
      }
    },
  };
}
