import type { ChildProcess } from "node:child_process";
import type { SessionAnswer, SessionQuestion } from "./messages.js";

type WithoutId<Question> = Question extends unknown ? Omit<Question, "id"> : never;

/** The questions to a process that holds the model, and its answers. */
export interface SessionChannel {
  /** Sends a question. Rejects with the reason of {@link close}. */
  ask(question: WithoutId<SessionQuestion>): Promise<SessionAnswer>;
  /** Rejects every open and every later question. */
  close(reason: Error): void;
}

/** Opens a channel. A process that could not be started answers nothing: `close` then rejects the questions. */
export function openChannel(child: ChildProcess | Error): SessionChannel {
  const pending = new Map<number, { resolve(answer: SessionAnswer): void; reject(reason: Error): void }>();
  let nextId = 1;
  let closedBy: Error | undefined;
  if (!(child instanceof Error)) {
    child.on("message", (answer: SessionAnswer) => {
      pending.get(answer.id)?.resolve(answer);
      pending.delete(answer.id);
    });
  }
  return {
    ask: (question) => {
      if (closedBy !== undefined) return Promise.reject(closedBy);
      const id = nextId;
      nextId += 1;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        // A message to a process that has ended is lost; the end of the process rejects the question.
        if (!(child instanceof Error)) child.send({ id, ...question }, () => {});
      });
    },
    close: (reason) => {
      closedBy ??= reason;
      for (const { reject } of pending.values()) reject(closedBy);
      pending.clear();
    },
  };
}
