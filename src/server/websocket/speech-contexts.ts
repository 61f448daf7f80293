import { RequestError } from "../speech/request-error.js";
import { type ArrivingOrder, type ArrivingSpeech, openArrivingSpeech } from "./arriving-speech.js";
import type { Connection } from "./connection.js";

/** The texts that a client has open on one connection, by the names that it gives them. */
export interface SpeechContexts {
  /** Whether a text is incomplete, or is being spoken. */
  readonly isBusy: boolean;
  /** Whether a text is incomplete. */
  readonly hasIncomplete: boolean;
  has(id: string): boolean;
  /** Opens a context. It closes when its text has been spoken. @throws {RequestError} 429 */
  open(id: string, order: ContextOrder): void;
  /** @throws {RequestError} 409 if its text has ended. */
  append(id: string, text: string): void;
  /** Has the text so far spoken at once. */
  flush(id: string): void;
  /** Ends the text of a context. @param length of the text that is spoken @default all of it */
  end(id: string, length?: number): void;
  /** Stops a context at once. Its name is free then. */
  cancel(id: string): void;
}

/** How to speak the text of a context. */
export type ContextOrder = Omit<ArrivingOrder, "left" | "onRead">;

/** How much a connection may have. */
export interface ContextLimits {
  readonly mostContexts: number;
  /** Length of text that may wait on the connection; beyond it, the client has to wait. @unit characters */
  readonly mostWaiting: number;
}

/**
 * Creates the contexts of a connection. A context that fails stays until the client ends it, so that text which is on its way
 * opens no new one.
 */
export function createSpeechContexts(
  connection: () => Connection,
  { mostContexts, mostWaiting }: ContextLimits,
): SpeechContexts {
  const contexts = new Map<string, ArrivingSpeech>();
  let isPaused = false;
  const limit = (): void => {
    let waiting = 0;
    for (const speech of contexts.values()) waiting += speech.waiting;
    const isFull = waiting > mostWaiting;
    if (isFull !== isPaused) connection().setPaused(isFull);
    isPaused = isFull;
  };
  const some = (is: (speech: ArrivingSpeech) => boolean): boolean => [...contexts.values()].some(is);
  return {
    get isBusy() {
      return some(({ isOver }) => !isOver);
    },
    get hasIncomplete() {
      return some(({ isOver, hasEnded }) => !isOver && !hasEnded);
    },
    has: (id) => contexts.has(id),
    open(id, order) {
      if (contexts.size >= mostContexts) throw tooMany(mostContexts);
      const speech = openArrivingSpeech({
        ...order,
        left: connection().left,
        onRead: limit,
        onEnd(end) {
          if (speech.hasEnded) contexts.delete(id);
          limit();
          order.onEnd(end);
        },
      });
      contexts.set(id, speech);
    },
    append(id, text) {
      const speech = contexts.get(id);
      if (speech?.hasEnded) throw hasEnded();
      speech?.append(text);
      limit();
    },
    flush: (id) => contexts.get(id)?.flush(),
    end(id, length) {
      const speech = contexts.get(id);
      speech?.end(length);
      if (speech?.isOver) contexts.delete(id);
    },
    cancel(id) {
      contexts.get(id)?.cancel();
      contexts.delete(id);
      limit();
    },
  };
}

function tooMany(mostContexts: number): RequestError {
  const failure = { status: 429, type: "rate_limit_error", code: "too_many_contexts", param: "context_id" } as const;
  return new RequestError(`a connection has at most ${mostContexts} contexts; end or cancel one`, failure);
}

function hasEnded(): RequestError {
  const failure = { status: 409, type: "invalid_request_error", code: "context_ended", param: "context_id" } as const;
  return new RequestError("the text of the context has ended; wait for its sound, or use another context", failure);
}
