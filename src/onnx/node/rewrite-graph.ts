import { Worker } from "node:worker_threads";
import { moduleUrl } from "../../core/bundled.js";
import { VoxError } from "../../core/errors.js";
import { packageScript } from "../../platform/node/processes/package-script.js";
import type { GraphReport, RewriteOptions } from "./rewrite-in-place.js";
import type { PrepareMessage, PrepareTask } from "./rewrite-worker.js";

/**
 * Turns the published Kokoro export at `source`, int8 or float32, into the graph that the engine runs, at `target`. The
 * result is float32 throughout, with the durations as an output. Inputs keep their names. The same source yields the
 * same bytes.
 *
 * Works in a separate thread, so that the caller's event loop stays free. A thread suffices: no onnxruntime session is
 * open here. Writes `target` atomically: an abort leaves no partial file.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`, `VOX_GRAPH_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`, `VOX_DEPENDENCY_MISSING`; `VOX_ENGINE_FAILED` if the
 *   thread itself fails.
 */
export async function rewriteGraph(source: string, target: string, options: RewriteOptions = {}): Promise<GraphReport> {
  const { variant, signal, onProgress } = options;
  signal?.throwIfAborted();
  const task: PrepareTask = { source, target, variant };
  const script = packageScript(new URL("./rewrite-worker.js", moduleUrl(import.meta.url)));
  // Drop the caller's flags: some, such as --input-type, prevent a thread from starting.
  const worker = new Worker(script, { workerData: task, execArgv: [] });
  // The thread removes its temporary file, and then ends.
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
