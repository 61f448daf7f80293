import type { Thread, ThreadSettings } from "../thread.js";
import { openThreadClient } from "../thread-client.js";
import { EXPORT_ADVICE, packageFile } from "./package-files.js";
import { type PolicyWatch, watchPolicy } from "./policy.js";

/** Opens a Web Worker that runs a module of VoxWeave's files. The first question starts the worker. */
export function openThread<Question, Answer>(settings: ThreadSettings): Thread<Question, Answer> {
  return openThreadClient(settings, ({ onReply, onEnd }) => {
    const script = packageFile(settings.script.pathname.split("/").at(-1) ?? "");
    const policy = watchPolicy();
    const worker = new Worker(script, { type: "module" });
    worker.addEventListener("message", ({ data }) => onReply(data));
    worker.addEventListener("error", async ({ message }) => onEnd(await reasonOf(message, script, policy)));
    worker.addEventListener("messageerror", () => onEnd("its answer cannot be read"));
    return {
      post: (request, transfer) => worker.postMessage(request, [...transfer]),
      keepAlive: () => {}, // A worker does not affect the lifetime of a page.
      end: async () => {
        worker.terminate();
        policy[Symbol.dispose]();
        onEnd("its worker thread ended");
      },
    };
  });
}

/** Returns the message of an error that the script of a worker has thrown; it has none if the script is missing or forbidden. */
async function reasonOf(message: string | undefined, script: URL, policy: PolicyWatch): Promise<string> {
  const thrown = message?.replace(/^Uncaught (?:\w*Error: )?/u, "");
  if (thrown) return thrown;
  const block = await policy.findBlock(script);
  return `its script ${script.href} cannot be loaded${block === undefined ? `; ${EXPORT_ADVICE}` : `: ${block}`}`;
}
