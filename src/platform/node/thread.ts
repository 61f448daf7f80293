import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { bundledError } from "../../core/bundled.js";
import type { Thread, ThreadSettings } from "../thread.js";
import { openThreadClient } from "../thread-client.js";

/** Opens a worker thread of Node. The first question starts the thread. */
export function openThread<Question, Answer>(settings: ThreadSettings): Thread<Question, Answer> {
  const { script } = settings;
  return openThreadClient(settings, ({ onReply, onEnd }) => {
    if (script.protocol === "file:" && !existsSync(script))
      throw bundledError(`the file ${fileURLToPath(script)} does not exist`);
    const worker = new Worker(script);
    worker.on("message", onReply);
    worker.on("error", (error) => onEnd(error.message, error));
    worker.on("exit", () => onEnd("its worker thread ended"));
    return {
      post: (request) => worker.postMessage(request),
      keepAlive: (alive) => void (alive ? worker.ref() : worker.unref()),
      end: async () => void (await worker.terminate()),
    };
  });
}
