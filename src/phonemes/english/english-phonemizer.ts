import { Worker } from "node:worker_threads";
import { abortable } from "../../core/abort.js";
import { VoxError } from "../../core/errors.js";
import type { EnglishDialect } from "../../core/language.js";
import type { Phonemizer } from "../phonemizer.js";
import type { Pronunciation } from "../pronunciation.js";
import type { EnglishReply, EnglishRequest } from "./messages.js";

interface Pending {
  readonly resolve: (said: readonly Pronunciation[]) => void;
  readonly reject: (error: Error) => void;
}

/** English by dictionaries, rules and a tagger, in a worker thread that the first call starts; both dialects share it. */
export function openEnglishPhonemizer(): Phonemizer<EnglishDialect> {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let closed = false;
  let nextId = 1;

  const start = (): Worker => {
    const started = new Worker(new URL("./english-worker.js", import.meta.url));
    const fail = (reason: string, cause?: unknown): void => {
      if (worker !== started) return; // It has failed before: what is pending now belongs to the next worker.
      worker = undefined; // The next call starts a new one.
      for (const { reject } of pending.values()) reject(closed ? closedError() : failedError(reason, cause));
      pending.clear();
    };
    started.on("message", (reply: EnglishReply) => {
      const call = pending.get(reply.id);
      pending.delete(reply.id);
      if (pending.size === 0) started.unref(); // An idle worker does not keep the process alive.
      if ("said" in reply) call?.resolve(reply.said);
      else call?.reject(failedError(reply.error));
    });
    started.on("error", (error) => fail(error.message, error));
    started.on("exit", () => fail("its worker thread ended"));
    return started;
  };

  return {
    async phonemize(passages, language, { signal } = {}) {
      signal?.throwIfAborted();
      if (closed) throw closedError();
      if (passages.length === 0) return [];
      worker ??= start();
      worker.ref();
      const request: EnglishRequest = { id: nextId++, passages, language };
      const answer = new Promise<readonly Pronunciation[]>((resolve, reject) => {
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

const ENGINE = "english";

function failedError(reason: string, cause?: unknown): VoxError<"VOX_ENGINE_FAILED"> {
  const message = `What reads English failed: ${reason}`;
  return new VoxError("VOX_ENGINE_FAILED", message, { engine: ENGINE }, cause === undefined ? {} : { cause });
}

function closedError(): VoxError<"VOX_ENGINE_CLOSED"> {
  return new VoxError("VOX_ENGINE_CLOSED", "What reads English is closed", { engine: ENGINE });
}
