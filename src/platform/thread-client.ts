import { abortable } from "../core/abort.js";
import { VoxError } from "../core/errors.js";
import type { Thread, ThreadReply, ThreadRequest, ThreadSettings } from "./thread.js";

/** A running thread of the platform. */
export interface StartedThread {
  post(request: unknown, transfer: readonly ArrayBuffer[]): void;
  /** Sets whether the thread keeps the program alive. */
  keepAlive(alive: boolean): void;
  end(): Promise<void>;
}

/** Listeners for the reports of a running thread. */
export interface ThreadEvents {
  readonly onReply: (reply: unknown) => void;
  /** Called when the thread has ended or cannot continue. */
  readonly onEnd: (reason: string, cause?: unknown) => void;
}

interface Pending<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens a thread. The first question starts it. After the thread has ended, the next question starts a new one.
 *
 * @param start starts a thread of the platform
 */
export function openThreadClient<Question, Answer>(
  { engine, name }: ThreadSettings,
  start: (events: ThreadEvents) => StartedThread,
): Thread<Question, Answer> {
  const pending = new Map<number, Pending<Answer>>();
  let thread: StartedThread | undefined;
  let closed = false;
  let nextId = 1;

  const failedError = (reason: string, cause?: unknown): VoxError<"VOX_ENGINE_FAILED"> =>
    new VoxError("VOX_ENGINE_FAILED", `${name} failed: ${reason}`, { engine }, cause === undefined ? {} : { cause });
  const closedError = (): VoxError<"VOX_ENGINE_CLOSED"> =>
    new VoxError("VOX_ENGINE_CLOSED", `${name} is closed`, { engine });

  const launch = (): StartedThread => {
    const started = start({
      onReply(message) {
        const reply = message as ThreadReply<Answer>;
        const call = pending.get(reply.id);
        pending.delete(reply.id);
        // An idle thread does not keep the program alive. A closing thread does, because its owner awaits its end.
        if (pending.size === 0 && !closed) started.keepAlive(false);
        if ("answer" in reply) call?.resolve(reply.answer);
        else call?.reject(failedError(reply.error));
      },
      onEnd(reason, cause) {
        if (thread !== started) return; // The pending questions belong to a newer thread.
        thread = undefined;
        for (const { reject } of pending.values()) reject(closed ? closedError() : failedError(reason, cause));
        pending.clear();
      },
    });
    return started;
  };

  return {
    async ask(question, { signal, transfer = [] } = {}) {
      signal?.throwIfAborted();
      if (closed) throw closedError();
      thread ??= launch();
      thread.keepAlive(true);
      const request: ThreadRequest<Question> = { id: nextId++, question };
      const answer = new Promise<Answer>((resolve, reject) => {
        pending.set(request.id, { resolve, reject });
      });
      thread.post(request, transfer);
      return abortable(answer, signal);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await thread?.end();
    },
  };
}
