import { PING_MISSES } from "./timeouts.js";

export interface PingOptions {
  readonly ping: () => Promise<number | undefined>;
  /** Time between two pings. @unit ms */
  readonly intervalMs: number;
  /** Whether the worker need not answer now. */
  readonly paused: () => boolean;
  /** Receives each answer: the resident memory. @unit bytes */
  readonly onAnswer: (rss: number | undefined) => void;
  /** Reports that the worker left {@link PING_MISSES} pings in a row unanswered. No more pings follow. */
  readonly onSilence: (quietMs: number) => void;
}

/**
 * Pings a worker until it is stopped. A worker answers pings while its model works. If it does not, its process is stopped or its
 * interpreter is locked.
 */
export function startPings({ ping, intervalMs, paused, onAnswer, onSilence }: PingOptions): { stop(): void } {
  let misses = 0;
  const timer = setInterval(() => {
    if (paused()) return;
    if (misses >= PING_MISSES) {
      clearInterval(timer);
      onSilence(intervalMs * PING_MISSES);
      return;
    }
    misses += 1;
    ping().then(
      (rss) => {
        misses = 0;
        onAnswer(rss);
      },
      () => {},
    );
  }, intervalMs).unref();
  return { stop: () => clearInterval(timer) };
}
