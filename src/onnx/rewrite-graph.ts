import { Worker } from "node:worker_threads";
import { VoxError } from "../core/errors.js";
import type { GraphReport, RewriteOptions } from "./rewrite-in-place.js";
import type { PrepareMessage, PrepareTask } from "./rewrite-worker.js";

/**
 * Turns the published Kokoro export at `source`, int8 or float32, into the graph that the engine runs, at `target`:
 * float32 throughout, with the durations as an output. Inputs keep their names. The same source gives the same bytes.
 *
 * Works in a thread of its own, so that the caller's event loop stays free. (It holds no onnxruntime session, so
 * nothing speaks for the higher price of a process.) `target` appears whole or not at all, also after an abort.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`, `VOX_GRAPH_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`; `VOX_ENGINE_FAILED` where
 *   the thread itself fails.
 */
export async function rewriteGraph(source: string, target: string, options: RewriteOptions = {}): Promise<GraphReport> {
  const { variant, signal, onProgress } = options;
  signal?.throwIfAborted();
  const task: PrepareTask = { source, target, variant };
  // Without the caller's own flags, of which some, such as --input-type, keep a thread from starting.
  const worker = new Worker(new URL("./rewrite-worker.js", import.meta.url), { workerData: task, execArgv: [] });
  // The thread ends by itself, having removed what it had written by then.
  const abort = () => worker.postMessage("abort");
  signal?.addEventListener("abort", abort, { once: true });
  try {
    return await answerOf(worker, onProgress);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

function answerOf(worker: Worker, onProgress: RewriteOptions["onProgress"]): Promise<GraphReport> {
  return new Promise((resolve, reject) => {
    let answer: () => void = () => reject(threadFailed("it ended without an answer"));
    worker.on("message", (message: PrepareMessage) => {
      switch (message.kind) {
        case "progress":
          onProgress?.(message.done);
          break;
        case "done":
          answer = () => resolve(message.report);
          break;
        case "failed": {
          const { code, text, details, cause } = message;
          answer = () => reject(new VoxError(code, text, details, { cause }));
          break;
        }
        default:
          message satisfies never;
      }
    });
    worker.on("error", (cause) => {
      answer = () => reject(threadFailed(cause.message, cause));
    });
    worker.on("exit", () => answer());
  });
}

function threadFailed(reason: string, cause?: unknown): VoxError<"VOX_ENGINE_FAILED"> {
  const message = `the thread that prepares the graph failed: ${reason}`;
  return new VoxError("VOX_ENGINE_FAILED", message, { engine: "kokoro-onnx" }, { cause });
}
