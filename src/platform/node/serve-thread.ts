import { parentPort } from "node:worker_threads";
import type { ThreadReply, ThreadRequest } from "../thread.js";

/** The other end of `openThread`: answers every question that is asked of this thread. */
export function serveThread<Question, Answer>(answer: (question: Question) => Answer | Promise<Answer>): void {
  const reply = (message: ThreadReply<Answer>): void => parentPort?.postMessage(message);
  parentPort?.on("message", async ({ id, question }: ThreadRequest<Question>) => {
    try {
      reply({ id, answer: await answer(question) });
    } catch (error) {
      reply({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}
