import type { ChildProcess } from "node:child_process";
import type { SessionAnswer, SessionQuestion } from "./messages.js";

type WithoutId<Question> = Question extends unknown ? Omit<Question, "id"> : never;

export interface Asker {
  /** Rejects with the reason of {@link close}. */
  question(question: WithoutId<SessionQuestion>): Promise<SessionAnswer>;
  close(reason: Error): void;
}

/** Sends questions to the process and finds the question that each answer belongs to. */
export function openAsker(child: ChildProcess | Error): Asker {
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
    question: (question) => {
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
