import { abortable } from "../../core/abort.js";
import { type LinkedAbort, linkAbort } from "../../core/linked-abort.js";
import { UsageError } from "../usage-errors.js";

/** Reason with which the sounds end that {@link SpeechQueue.stop} stops. */
export class Stopped extends Error {
  override readonly name = "Stopped";

  constructor() {
    super("the tool stop ended it");
  }
}

/** A text to play. */
export interface QueuedSpeech<Prepared, Result> {
  /** Checks the text. Runs at once, beside the sounds that play. */
  prepare(signal: AbortSignal): Promise<Prepared>;
  /** Plays the text. Runs when all earlier texts have ended. An abort of `signal` must stop the sound at once. */
  play(prepared: Prepared, signal: AbortSignal): Promise<Result>;
}

/** The place of a text in the queue. */
export interface QueuePlace<Result> {
  /** Number of earlier texts that had not ended when this one was added. */
  readonly ahead: number;
  /** Resolves when the text is prepared. Rejects with the error of `prepare`; the text has then left the queue. */
  readonly accepted: Promise<void>;
  /** Resolves when the sound has ended. Rejects with {@link Stopped}, with the reason of the signal, or with an error. */
  readonly ended: Promise<Result>;
}

/** Plays texts one after another, in the order in which they are added. */
export interface SpeechQueue extends AsyncDisposable {
  /**
   * Adds a text.
   *
   * @param signal takes the text out of the queue, and stops its sound
   * @throws {UsageError} if {@link QUEUE_LIMIT} texts wait.
   */
  add<Prepared, Result>(speech: QueuedSpeech<Prepared, Result>, signal: AbortSignal): QueuePlace<Result>;
  /** Stops the sound and empties the queue. Resolves with the number of texts when the sound has stopped. */
  stop(): Promise<number>;
}

/** Maximum number of texts in the queue. It ends a loop of an agent that speaks faster than it listens. */
export const QUEUE_LIMIT = 100;

/** Creates an empty queue. Disposing of it stops the sound. */
export function createSpeechQueue(): SpeechQueue {
  const places = new Map<LinkedAbort, Promise<unknown>>();
  let earlier: Promise<unknown> = Promise.resolve();
  const stop = async (): Promise<number> => {
    const stopped = [...places];
    for (const [controller] of stopped) controller.abort(new Stopped());
    await Promise.allSettled(stopped.map(([, ended]) => ended));
    return stopped.length;
  };
  return {
    add(speech, signal) {
      const ahead = places.size;
      if (ahead >= QUEUE_LIMIT) {
        throw new UsageError(`at most ${QUEUE_LIMIT} texts may wait to be spoken; wait for them, or call stop`);
      }
      const controller = linkAbort([signal]);
      const { signal: either } = controller;
      const before = earlier;
      const prepared = speech.prepare(either);
      const run = async (): Promise<Awaited<ReturnType<typeof speech.play>>> => {
        try {
          const ready = await abortable(prepared, either);
          await abortable(before, either);
          return await speech.play(ready, either);
        } finally {
          places.delete(controller);
          controller[Symbol.dispose]();
        }
      };
      const ended = run();
      places.set(controller, ended);
      earlier = Promise.allSettled([before, ended]); // A text that leaves the queue lets none of its successors go first.
      const accepted = prepared.then(() => {});
      accepted.catch(() => {}); // `ended` rejects with the same error.
      return { ahead, accepted, ended };
    },
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
