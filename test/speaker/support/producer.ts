import type { TextPart } from "../../../src/speaker/text-input.js";

/** A producer of text that a test controls. */
export interface Producer {
  readonly text: AsyncIterable<TextPart>;
  /** Number of parts that the reader has asked for. */
  readonly reads: number;
  /** Whether the reader has told it to stop. */
  readonly hasReturned: boolean;
  push(part: TextPart): void;
  end(): void;
  fail(error: Error): void;
}

/** Creates a producer that has nothing to read yet. */
export function createProducer(): Producer {
  const results: Promise<IteratorResult<TextPart>>[] = [];
  let wake = (): void => {};
  let reads = 0;
  let hasReturned = false;
  const add = (result: Promise<IteratorResult<TextPart>>): void => {
    result.catch(() => {});
    results.push(result);
    wake();
  };
  const text: AsyncIterable<TextPart> = {
    [Symbol.asyncIterator]: () => ({
      async next() {
        reads += 1;
        while (results.length === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        return results.shift() ?? { done: true, value: undefined };
      },
      async return() {
        hasReturned = true;
        return { done: true, value: undefined };
      },
    }),
  };
  return {
    text,
    get reads() {
      return reads;
    },
    get hasReturned() {
      return hasReturned;
    },
    push: (value) => add(Promise.resolve({ done: false, value })),
    end: () => add(Promise.resolve({ done: true, value: undefined })),
    fail: (error) => add(Promise.reject(error)),
  };
}
