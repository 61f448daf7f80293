import type { ThreadReply, ThreadRequest } from "../thread.js";

/** The part of a worker's global scope that is used here; TypeScript's types of it exclude those of a page. */
interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/** The other end of `openThread`: answers every question that is asked of this thread. */
export function serveThread<Question, Answer>(answer: (question: Question) => Answer | Promise<Answer>): void {
  const scope = globalThis as unknown as WorkerScope;
  const reply = (message: ThreadReply<Answer>): void => scope.postMessage(message);
  scope.addEventListener("message", async ({ data }) => {
    const { id, question } = data as ThreadRequest<Question>;
    try {
      reply({ id, answer: await answer(question) });
    } catch (error) {
      reply({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}
