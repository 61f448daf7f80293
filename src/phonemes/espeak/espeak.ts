import { Worker } from "node:worker_threads";
import { abortable } from "../../core/abort.js";
import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import type { EspeakReply, EspeakRequest } from "./messages.js";

/** eSpeak NG in a worker thread of its own, which is started by the first call. */
export interface Espeak extends AsyncDisposable {
  /**
   * IPA with stress marks and ties (`^`), one line per line; empty where a line has no sound.
   *
   * @param lines text without line breaks
   * @param voice eSpeak's own name, such as `"fr-fr"`
   * @throws {VoxError} `VOX_DEPENDENCY_MISSING` where the package `espeak-ng` is not installed; `VOX_ENGINE_FAILED`,
   *   `VOX_ENGINE_CLOSED`.
   */
  phonemize(lines: readonly string[], voice: string, options?: CallOptions): Promise<readonly string[]>;
}

interface Pending {
  readonly resolve: (ipa: readonly string[]) => void;
  readonly reject: (error: Error) => void;
}

export function openEspeak(): Espeak {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let closed = false;
  let nextId = 1;

  const start = (): Worker => {
    requirePackage();
    const started = new Worker(new URL("./espeak-worker.js", import.meta.url));
    const fail = (reason: string, cause?: unknown): void => {
      if (worker !== started) return; // It has failed before: what is pending now belongs to the next worker.
      worker = undefined; // The next call starts a new one.
      for (const { reject } of pending.values()) reject(closed ? closedError() : failedError(reason, cause));
      pending.clear();
    };
    started.on("message", (reply: EspeakReply) => {
      const call = pending.get(reply.id);
      pending.delete(reply.id);
      if (pending.size === 0) started.unref(); // An idle worker does not keep the process alive.
      if ("ipa" in reply) call?.resolve(reply.ipa);
      else call?.reject(failedError(reply.error));
    });
    started.on("error", (error) => fail(error.message, error));
    started.on("exit", () => fail("its worker thread ended"));
    return started;
  };

  return {
    async phonemize(lines, voice, options = {}) {
      options.signal?.throwIfAborted();
      if (closed) throw closedError();
      if (lines.length === 0) return [];
      worker ??= start();
      worker.ref();
      const request: EspeakRequest = { id: nextId++, lines, voice };
      const answer = new Promise<readonly string[]>((resolve, reject) => {
        pending.set(request.id, { resolve, reject });
      });
      worker.postMessage(request);
      return abortable(answer, options.signal);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await worker?.terminate();
    },
  };
}

const ENGINE = "espeak-ng";

function failedError(reason: string, cause?: unknown): VoxError<"VOX_ENGINE_FAILED"> {
  const message = `eSpeak NG, which reads the text, failed: ${reason}`;
  return new VoxError("VOX_ENGINE_FAILED", message, { engine: ENGINE }, cause === undefined ? {} : { cause });
}

function closedError(): VoxError<"VOX_ENGINE_CLOSED"> {
  return new VoxError("VOX_ENGINE_CLOSED", "eSpeak NG, which reads the text, is closed", { engine: ENGINE });
}

function requirePackage(): void {
  try {
    import.meta.resolve("espeak-ng");
  } catch (cause) {
    throw new VoxError(
      "VOX_DEPENDENCY_MISSING",
      "Every language but English needs the package espeak-ng, which is not installed; run: npm install espeak-ng",
      { dependency: "espeak-ng", command: "npm install espeak-ng" },
      { cause },
    );
  }
}
