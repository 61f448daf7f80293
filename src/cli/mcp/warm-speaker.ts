import type { AssetEvent } from "../../assets/catalogue/events.js";
import { abortable } from "../../core/abort.js";
import type { CallOptions } from "../../core/engine.js";
import type { Speaker } from "../../speaker/speaker.js";

/** A speaker that the first call opens and that stays open. */
export interface WarmSpeaker extends AsyncDisposable {
  /**
   * Returns the speaker. Calls at the same time share one start. If all of them are aborted, the start ends. After a failure,
   * the next call tries again.
   */
  get(options: { readonly signal: AbortSignal }): Promise<Speaker>;
  /** Calls `listener` for each event of a download, until the result is disposed of. */
  listen(listener: (event: AssetEvent) => void): Disposable;
}

/** Opens a speaker that reports downloads to `onEvent`. */
export type OpenSpeaker = (
  options: CallOptions & { readonly onEvent: (event: AssetEvent) => void },
) => Promise<Speaker>;

interface Start {
  readonly controller: AbortController;
  readonly speaker: Promise<Speaker>;
  isOpen: boolean;
  waiting: number;
}

/** Creates a warm speaker, which is not open yet. Disposing of it ends a start and closes the speaker. */
export function createWarmSpeaker(open: OpenSpeaker): WarmSpeaker {
  const listeners = new Set<(event: AssetEvent) => void>();
  const closing = new Set<Promise<void>>();
  let current: Start | undefined;
  const onEvent = (event: AssetEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const start = (): Start => {
    const controller = new AbortController();
    const speaker = open({ signal: controller.signal, onEvent });
    const started: Start = { controller, speaker, isOpen: false, waiting: 0 };
    const forget = (): void => {
      if (current === started) current = undefined;
    };
    speaker.then(() => {
      started.isOpen = true;
    }, forget);
    return started;
  };
  const end = (started: Start, reason?: unknown): void => {
    if (current === started) current = undefined;
    started.controller.abort(reason);
    const closed = closeWhenOpen(started.speaker);
    closing.add(closed);
    closed.finally(() => closing.delete(closed)).catch(() => {});
  };
  return {
    async get({ signal }) {
      signal.throwIfAborted();
      current ??= start();
      const mine = current;
      mine.waiting += 1;
      try {
        return await abortable(mine.speaker, signal);
      } finally {
        mine.waiting -= 1;
        if (signal.aborted && mine.waiting === 0 && !mine.isOpen && current === mine) end(mine, signal.reason);
      }
    },
    listen(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    async [Symbol.asyncDispose]() {
      if (current !== undefined) end(current);
      await Promise.all(closing);
    },
  };
}

async function closeWhenOpen(opening: Promise<Speaker>): Promise<void> {
  const speaker = await opening.catch(() => undefined); // The calls that waited have received the error.
  await speaker?.close();
}
