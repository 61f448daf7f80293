import { messageOf } from "../../core/message-of.js";
import type { ThreadReply, ThreadRequest } from "../thread.js";

/** The part of a worker's global scope in use here. TypeScript's types for workers conflict with those for pages. */
interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/** Runs in a thread that `openThread` started: calls `answer` for each question and sends the result back. */
export function serveThread<Question, Answer>(answer: (question: Question) => Answer | Promise<Answer>): void {
  const scope = globalThis as unknown as WorkerScope;
  const reply = (message: ThreadReply<Answer>): void => scope.postMessage(message);
  scope.addEventListener("message", async ({ data }) => {
    const { id, question } = data as ThreadRequest<Question>;
    try {
      reply({ id, answer: await answer(question) });
    } catch (error) {
      reply({ id, error: messageOf(error) });
    }
  });
}
