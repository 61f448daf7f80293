import { Worker } from "node:worker_threads";
import { abortable } from "../../core/abort.js";
import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import type { SessionInput, SessionMessage, SessionOutput, SessionSettings } from "./messages.js";

/** The model in its worker thread. Calls wait for one another. */
export interface KokoroSession extends AsyncDisposable {
  /**
   * An aborted call that has not begun is never run; the output of one that has is dropped.
   *
   * @throws {VoxError} `VOX_ENGINE_FAILED`, `VOX_ENGINE_CLOSED`.
   */
  run(input: SessionInput, options?: CallOptions): Promise<SessionOutput>;
}

/** Starts a worker thread that loads the model; calls wait until it has. */
export function openSession(engine: string, settings: SessionSettings): KokoroSession {
  const worker = new Worker(new URL("./session-worker.js", import.meta.url), { workerData: settings });
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  let closed = false;
  let dead = false;
  let awaiting: ((message: SessionMessage) => void) | undefined;

  worker.on("message", (message: SessionMessage) => awaiting?.(message));
  worker.on("error", (error) => awaiting?.({ kind: "failed", message: error.message }));
  worker.on("exit", () => {
    dead = true;
    awaiting?.({ kind: "failed", message: "its worker thread ended" });
  });

  /** One exchange at a time: the next message is the answer. */
  const answer = async (): Promise<SessionMessage> => {
    worker.ref();
    try {
      return await new Promise((resolve) => {
        awaiting = resolve;
      });
    } finally {
      awaiting = undefined;
      if (!closed) worker.unref(); // An idle engine does not keep the process alive.
    }
  };

  const ready = answer();
  let last: Promise<unknown> = ready;

  const exchange = async (input: SessionInput, signal: AbortSignal | undefined): Promise<SessionOutput> => {
    signal?.throwIfAborted();
    const loaded = await ready;
    if (closed) throw new VoxError("VOX_ENGINE_CLOSED", `engine ${engine} is closed`, { engine });
    if (loaded.kind === "failed") throw failed(engine, `could not load ${settings.modelPath}: ${loaded.message}`);
    if (dead) throw failed(engine, "its worker thread has ended; open the engine anew");
    const message = answer();
    worker.postMessage(input);
    const result = await message;
    if (result.kind === "output") return result.output;
    if (closed) throw new VoxError("VOX_ENGINE_CLOSED", `engine ${engine} was closed during the call`, { engine });
    throw failed(engine, result.kind === "failed" ? result.message : "it answered out of turn");
  };

  return {
    run(input, { signal } = {}) {
      if (closed) return Promise.reject(new VoxError("VOX_ENGINE_CLOSED", `engine ${engine} is closed`, { engine }));
      const call = last.then(() => exchange(input, signal));
      last = call.catch(() => {});
      return abortable(call, signal);
    },
    async [Symbol.asyncDispose]() {
      if (closed) return ended;
      closed = true;
      worker.ref();
      worker.postMessage("close");
      await ended;
    },
  };
}

function failed(engine: string, reason: string): VoxError<"VOX_ENGINE_FAILED"> {
  return new VoxError("VOX_ENGINE_FAILED", `engine ${engine} failed: ${reason}`, { engine });
}
