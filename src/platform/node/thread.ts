import { Worker } from "node:worker_threads";
import type { Thread, ThreadSettings } from "../thread.js";
import { openThreadClient } from "../thread-client.js";
import { packageScript } from "./processes/package-script.js";

/** Opens a worker thread of Node. The first question starts the thread. */
export function openThread<Question, Answer>(settings: ThreadSettings): Thread<Question, Answer> {
  const { script } = settings;
  return openThreadClient(settings, ({ onReply, onEnd }) => {
    const file = script.protocol === "file:" ? packageScript(script) : script;
    const worker = new Worker(file, { execArgv: [] }); // Flags of the program, such as `--input-type`, would make it fail.
    worker.on("message", onReply);
    worker.on("error", (error) => onEnd(error.message, error));
    worker.on("exit", () => onEnd("its worker thread ended"));
    return {
      post: (request, transfer) => worker.postMessage(request, transfer),
      keepAlive: (alive) => void (alive ? worker.ref() : worker.unref()),
      end: async () => void (await worker.terminate()),
    };
  });
}
