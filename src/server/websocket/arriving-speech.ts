import { abortable } from "../../core/abort.js";
import { linkAbort } from "../../core/linked-abort.js";
import { FLUSH } from "../../speaker/text-input.js";
import { explainAndLog, type FaultLog } from "../log/explain-and-log.js";
import type { OpenSpeech, SpeechEvent, SpeechOrder } from "../speech/open-speech.js";
import type { RequestError } from "../speech/request-error.js";
import type { SpeechService } from "../speech/speech-service.js";
import { createTextQueue } from "../speech/text-queue.js";

/** The speech of a text that arrives over a connection. */
export interface ArrivingSpeech {
  /** Length of the text that has arrived and that is not being spoken yet. @unit characters */
  readonly waiting: number;
  /** Whether the text is complete. */
  readonly hasEnded: boolean;
  /** Whether it has been spoken, has failed, or was cancelled. Further text has no effect. */
  readonly isOver: boolean;
  append(text: string): void;
  /** Has the text before it spoken at once, although its sentence may not be complete. */
  flush(): void;
  /**
   * Ends the text.
   *
   * @param length of the text that is spoken; what follows is not heard @default all of it @unit UTF-16 code units
   */
  end(length?: number): void;
  /** Stops to speak at once: no event is written from now on. */
  cancel(): void;
}

/** Needs of an {@link ArrivingSpeech}. */
export interface ArrivingOrder {
  readonly service: SpeechService;
  /** Gets the faults that the speech has not. */
  readonly log: FaultLog;
  /** How to speak, once the voices are known. */
  readonly order: Promise<Omit<SpeechOrder, "text" | "signal">>;
  /** Aborts when the client has left. */
  readonly left: AbortSignal;
  /** Writes an event. The next one is made when it resolves. */
  readonly write: (event: SpeechEvent, speech: OpenSpeech) => Promise<void>;
  /** Called when a part of the text has been read. */
  readonly onRead: () => void;
  /** Called at the end, unless the client has left or has cancelled. */
  readonly onEnd: (end: SpeechEnd) => void;
}

/** How a speech ended. */
export type SpeechEnd =
  | { readonly type: "done" }
  /** `hasSound`: the client has a part of the sound. */
  | { readonly type: "failed"; readonly error: RequestError; readonly hasSound: boolean };

/** Begins to speak a text that arrives. Its turn begins with its first words. */
export function openArrivingSpeech(given: ArrivingOrder): ArrivingSpeech {
  const { service, log, order, left, write, onRead, onEnd } = given;
  const queue = createTextQueue(onRead);
  const end = linkAbort([left]);
  let speech: OpenSpeech | undefined;
  let hasSound = false;
  let hasEnded = false;
  let isOver = false;
  let isCancelled = false;
  let heardLength = Number.POSITIVE_INFINITY;

  async function* countedText(): AsyncGenerator<string | typeof FLUSH, void, void> {
    for await (const part of queue) {
      if (part !== FLUSH) await speech?.addCharacters(part.length);
      yield part;
    }
  }
  const run = async (): Promise<void> => {
    const { signal } = end;
    const known = await order;
    speech = service.open({ ...known, text: countedText(), until: () => heardLength, signal });
    for await (const event of speech) {
      signal.throwIfAborted();
      hasSound ||= event.type === "audio";
      // A client that does not read never takes the event: the deadline frees its place all the same.
      await abortable(write(event, speech), speech.over);
    }
  };
  const { draining } = service;
  const stop = (): void => {
    if (!hasEnded) end.abort(draining.reason);
  };
  draining.addEventListener("abort", stop, { once: true });
  const finish = (how: SpeechEnd): void => {
    isOver = true;
    draining.removeEventListener("abort", stop);
    end[Symbol.dispose]();
    if (!left.aborted && !isCancelled) onEnd(how);
  };
  run().then(
    () => finish({ type: "done" }),
    (error: unknown) => finish({ type: "failed", error: explainAndLog(error, log), hasSound }),
  );
  return {
    get waiting() {
      return isOver ? 0 : queue.waiting;
    },
    get hasEnded() {
      return hasEnded;
    },
    get isOver() {
      return isOver;
    },
    append(text) {
      if (!isOver) queue.push(text);
    },
    flush() {
      if (!isOver) queue.push(FLUSH);
    },
    end(length = heardLength) {
      heardLength = length;
      hasEnded = true;
      queue.end();
    },
    cancel() {
      isOver = true;
      isCancelled = true;
      end.abort(new DOMException("the client has cancelled the speech", "AbortError"));
    },
  };
}
