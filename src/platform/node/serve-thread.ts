import { parentPort } from "node:worker_threads";
import { messageOf } from "../../core/message-of.js";
import type { ThreadReply, ThreadRequest } from "../thread.js";

/** Runs in a thread that `openThread` started: calls `answer` for each question and sends the result back. */
export function serveThread<Question, Answer>(answer: (question: Question) => Answer | Promise<Answer>): void {
  const reply = (message: ThreadReply<Answer>): void => parentPort?.postMessage(message);
  parentPort?.on("message", async ({ id, question }: ThreadRequest<Question>) => {
    try {
      reply({ id, answer: await answer(question) });
    } catch (error) {
      reply({ id, error: messageOf(error) });
    }
  });
}
