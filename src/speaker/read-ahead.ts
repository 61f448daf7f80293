import { abortable } from "../core/abort.js";
import type { Arrival, ArrivingText } from "../frontend/arriving-text.js";
import type { FLUSH, PartSource } from "./text-input.js";

/** Text to read ahead of the front end: about five minutes of sound. @unit UTF-16 code units */
const MOST_AHEAD = 4_000;

/** A text that arrives, with the number of characters so far. */
export interface ReadAhead extends ArrivingText {
  /** @unit UTF-16 code units */
  readonly arrivedCharacters: number;
  /** Stops reading, and tells the producer. */
  close(): void;
}

/**
 * Reads parts of a text ahead of the front end. Reading begins with the first `take`. It stops at {@link MOST_AHEAD}
 * characters, and goes on when they are taken.
 *
 * @param signal ends the wait of `take`
 */
export function readAhead(parts: PartSource, signal: AbortSignal): ReadAhead {
  const arrivals: Arrival[] = [];
  let text = "";
  let arrivedCharacters = 0;
  let reading = false;
  let isClosed = false;
  let wake = (): void => {};

  function stop(status: Arrival["status"]): void {
    arrivals.push({ text, status });
    text = "";
  }

  function add(part: string | typeof FLUSH | undefined): void {
    if (typeof part === "string") {
      arrivedCharacters += part.length;
      text += part;
      return;
    }
    isClosed = part === undefined;
    stop({ kind: part === undefined ? "end" : "flush" });
  }

  async function read(): Promise<void> {
    try {
      while (!isClosed && text.length < MOST_AHEAD && arrivals.length === 0) {
        add(await parts.next());
        wake();
      }
    } catch (error) {
      isClosed = true;
      parts.close();
      stop({ kind: "failure", error });
      wake();
    } finally {
      reading = false;
    }
  }

  function readOn(): void {
    if (reading || isClosed) return;
    reading = true;
    read();
  }

  return {
    get arrivedCharacters() {
      return arrivedCharacters;
    },
    async take() {
      signal.throwIfAborted();
      readOn();
      while (text === "" && arrivals.length === 0) {
        await abortable(
          new Promise<void>((resolve) => {
            wake = resolve;
          }),
          signal,
        );
      }
      const arrival: Arrival = arrivals.shift() ?? { text, status: { kind: "more" } };
      if (arrival.status.kind === "more") text = "";
      readOn();
      return arrival;
    },
    async isWaiting() {
      // Parts that are there already arrive within one turn of the event loop.
      if (text === "" && arrivals.length === 0) await new Promise((resolve) => setTimeout(resolve));
      return text === "" && arrivals.length === 0;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      parts.close();
    },
  };
}
