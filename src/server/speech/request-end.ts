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
  const own = new AbortController();
  const { signal } = own;
  const deadline = setTimeout(() => own.abort(late(deadlineSeconds)), deadlineSeconds * 1000);
  // In Node 20, each AbortSignal.any() leaves 67 bytes in a source that lives on, and `closed` lives as long as the server.
  const causes = [left, closed].map((cause) => ({ cause, abort: () => own.abort(cause.reason) }));
  for (const { cause, abort } of causes) {
    if (cause.aborted) abort();
    cause.addEventListener("abort", abort, { once: true });
  }
  return {
    signal,
    reasonOf(error) {
      if (closed.aborted) return stopping(error);
      return signal.aborted ? signal.reason : error;
    },
    [Symbol.dispose]() {
      clearTimeout(deadline);
      for (const { cause, abort } of causes) cause.removeEventListener("abort", abort);
      own.abort(new DOMException("the client has left", "AbortError"));
    },
  };
}
