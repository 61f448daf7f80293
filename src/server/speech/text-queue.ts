import type { FLUSH, TextPart } from "../../speaker/text-input.js";

/** The parts of a text that have arrived and that nobody has read yet. */
export interface TextQueue extends AsyncIterable<string | typeof FLUSH> {
  /** Length of the text that nobody has read yet. @unit characters */
  readonly waiting: number;
  push(part: string | typeof FLUSH): void;
  /** Ends the text. Nothing may be pushed afterwards. */
  end(): void;
}

/**
 * Creates a queue for one reader.
 *
 * @param onRead called after a part has been read
 */
export function createTextQueue(onRead: () => void): TextQueue {
  const parts: (string | typeof FLUSH)[] = [];
  let waiting = 0;
  let hasEnded = false;
  let wake: (() => void) | undefined;
  const notify = (): void => {
    wake?.();
    wake = undefined;
  };
  async function* read(): AsyncGenerator<string | typeof FLUSH, void, void> {
    for (;;) {
      const part = parts.shift();
      if (part !== undefined) {
        waiting -= lengthOf(part);
        onRead();
        yield part;
      } else if (hasEnded) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    get waiting() {
      return waiting;
    },
    push(part) {
      parts.push(part);
      waiting += lengthOf(part);
      notify();
    },
    end() {
      hasEnded = true;
      notify();
    },
    [Symbol.asyncIterator]: read,
  };
}

function lengthOf(part: TextPart): number {
  return typeof part === "symbol" ? 0 : part.length;
}
