import { linkAbort } from "../../core/linked-abort.js";
import { startTimer } from "../../platform/node/processes/timers.js";
import { late, stopping } from "./explain-failure.js";

/** The end of a request before its work is done: its client leaves, its time is up, or the server closes. */
export interface RequestEnd extends Disposable {
  /** Aborts at that end, and when the request is disposed of. */
  readonly signal: AbortSignal;
  /** Returns the reason why the work for the request rejected: that of the end, if it has come, or the error itself. */
  reasonOf(error: unknown): unknown;
}

/** Causes of the end of a request. */
export interface RequestEndCauses {
  /** Aborts when the client has left. */
  readonly left: AbortSignal;
  /** Aborts when the server closes. */
  readonly closed: AbortSignal;
  readonly deadlineSeconds: number;
}

/** Watches for the end of a request, from now until it is disposed of. */
export function watchRequestEnd({ left, closed, deadlineSeconds }: RequestEndCauses): RequestEnd {
  const end = linkAbort([left, closed]);
  const { signal } = end;
  const deadline = startTimer(deadlineSeconds * 1000, () => end.abort(late(deadlineSeconds)));
  return {
    signal,
    reasonOf(error) {
      if (closed.aborted) return stopping(error);
      return signal.aborted ? signal.reason : error;
    },
    [Symbol.dispose]() {
      deadline.stop();
      end.abort(new DOMException("the client has left", "AbortError"));
    },
  };
}
