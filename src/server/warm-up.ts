import { setTimeout as sleep } from "node:timers/promises";
import type { Speaker } from "../speaker/speaker.js";

/** The first utterance of a server, which loads the model. */
export interface WarmUp {
  /** Whether the engine has spoken. */
  readonly isDone: boolean;
  /** Resolves when no further attempt follows. */
  stop(): Promise<void>;
}

/** A text that every engine speaks in little time. */
const TEXT = "One.";
/** Time between attempts: it doubles up to the last. @unit ms */
const RETRY_MS = { first: 1_000, last: 60_000 };

/**
 * Speaks a short text in the background, and tries again after a failure.
 *
 * @param onEnd called after each attempt; its error is `undefined` after a success
 */
export function warmUp(speaker: Speaker, onEnd: (seconds: number, error: unknown) => void): WarmUp {
  const over = new AbortController();
  let isDone = false;
  const attempt = async (): Promise<void> => {
    const startMs = performance.now();
    const seconds = (): number => (performance.now() - startMs) / 1000;
    try {
      await speaker.speak(TEXT, { signal: over.signal });
      isDone = true;
      onEnd(seconds(), undefined);
    } catch (error) {
      if (!over.signal.aborted) onEnd(seconds(), error);
    }
  };
  const run = async (): Promise<void> => {
    for (let waitMs = RETRY_MS.first; !isDone; waitMs = Math.min(2 * waitMs, RETRY_MS.last)) {
      await attempt();
      if (isDone || over.signal.aborted) return;
      await sleep(waitMs, undefined, { signal: over.signal, ref: false }).catch(() => {});
      if (over.signal.aborted) return;
    }
  };
  const running = run();
  return {
    get isDone() {
      return isDone;
    },
    stop() {
      over.abort();
      return running;
    },
  };
}
