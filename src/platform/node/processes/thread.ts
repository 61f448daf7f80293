import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { abortable } from "../../../core/abort.js";
import { bundledError } from "../../../core/bundled.js";
import type { CallOptions } from "../../../core/engine.js";
import { VoxError } from "../../../core/errors.js";

/** What passes between a thread and whoever asks it. */
export interface ThreadRequest<Question> {
  readonly id: number;
  readonly question: Question;
}

export type ThreadReply<Answer> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: string };

export interface ThreadSettings {
  /** The file that the thread runs; it calls `serveThread`. */
  readonly script: URL;
  /** What errors name as the engine that failed. */
  readonly engine: string;
  /** What errors call the thread, as the beginning of a sentence. */
  readonly name: string;
}

/** A worker thread that answers questions, one after the other. */
export interface Thread<Question, Answer> extends AsyncDisposable {
  /** @throws {VoxError} `VOX_ENGINE_FAILED`, `VOX_ENGINE_CLOSED`. */
  ask(question: Question, options?: CallOptions): Promise<Answer>;
}

interface Pending<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** The first question starts the thread. Where it ends by itself, the next question starts it anew. */
export function openThread<Question, Answer>({ script, engine, name }: ThreadSettings): Thread<Question, Answer> {
  const pending = new Map<number, Pending<Answer>>();
  let worker: Worker | undefined;
  let closed = false;
  let nextId = 1;

  const failedError = (reason: string, cause?: unknown): VoxError<"VOX_ENGINE_FAILED"> =>
    new VoxError("VOX_ENGINE_FAILED", `${name} failed: ${reason}`, { engine }, cause === undefined ? {} : { cause });
  const closedError = (): VoxError<"VOX_ENGINE_CLOSED"> =>
    new VoxError("VOX_ENGINE_CLOSED", `${name} is closed`, { engine });

  const launch = (): Worker => {
    if (script.protocol === "file:" && !existsSync(script)) throw bundledError(`there is no ${fileURLToPath(script)}`);
    const started = new Worker(script);
    const fail = (reason: string, cause?: unknown): void => {
      if (worker !== started) return; // It has failed before: what is pending now belongs to the next thread.
      worker = undefined;
      for (const { reject } of pending.values()) reject(closed ? closedError() : failedError(reason, cause));
      pending.clear();
    };
    started.on("message", (reply: ThreadReply<Answer>) => {
      const call = pending.get(reply.id);
      pending.delete(reply.id);
      // An idle thread does not keep the process alive; one that is being ended does, or its end would not be waited for.
      if (pending.size === 0 && !closed) started.unref();
      if ("answer" in reply) call?.resolve(reply.answer);
      else call?.reject(failedError(reply.error));
    });
    started.on("error", (error) => fail(error.message, error));
    started.on("exit", () => fail("its worker thread ended"));
    return started;
  };

  return {
    async ask(question, { signal } = {}) {
      signal?.throwIfAborted();
      if (closed) throw closedError();
      worker ??= launch();
      worker.ref();
      const request: ThreadRequest<Question> = { id: nextId++, question };
      const answer = new Promise<Answer>((resolve, reject) => {
        pending.set(request.id, { resolve, reject });
      });
      worker.postMessage(request);
      return abortable(answer, signal);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await worker?.terminate();
    },
  };
}
