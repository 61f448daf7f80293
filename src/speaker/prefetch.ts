/** How far {@link prefetch} works ahead. */
export interface PrefetchOptions<Out> {
  /** Maximum number of items in flight. At least this many are always in flight or buffered, until the source ends. */
  readonly concurrency: number;
  /** Makes more items in advance until the buffered ones weigh this much. @default 0 */
  readonly enough?: number;
  /** Returns the weight of an item. @default 0 for each */
  readonly weigh?: (item: Out) => number;
  /** Whether to make the first item alone, because the consumer waits for it. @default false */
  readonly firstAlone?: boolean;
}

/** Maximum number of items in flight or buffered, even if they weigh nothing. */
const MOST_READY = 16;

/** Rest before the next item if the consumer is not waiting. @unit ms */
const REST_MS = 2;

/**
 * Maps a stream in order, working ahead of the consumer.
 *
 * A failure reaches the consumer at its place in the order, and does not wait for `source`. Leaving the stream early ends `source` but does not wait for the
 * work in flight, so `work` must watch its own signal. A stream that nobody reads any more keeps the program alive only
 * until the work in flight ends.
 */
export async function* prefetch<In, Out>(
  source: AsyncIterable<In>,
  work: (item: In) => Promise<Out>,
  { concurrency, enough = 0, weigh = () => 0, firstAlone = false }: PrefetchOptions<Out>,
): AsyncGenerator<Out, void, void> {
  const iterator = source[Symbol.asyncIterator]();
  const started: Promise<IteratorResult<Out, undefined>>[] = [];
  let running = 0;
  let ready = 0;
  let ended = false;
  let awaited = false;
  let hasFailed = false;
  const hasRoom = (): boolean =>
    running < concurrency && (started.length < concurrency || (ready < enough && started.length < MOST_READY));
  const make = async (): Promise<IteratorResult<Out, undefined>> => {
    try {
      const next = await iterator.next();
      if (next.done) ended = true;
      if (next.done) return { done: true, value: undefined };
      const value = await work(next.value);
      ready += weigh(value);
      return { done: false, value };
    } catch (error) {
      ended = true;
      throw error;
    } finally {
      running -= 1;
    }
  };
  const start = (): void => {
    running += 1;
    const result = make();
    started.push(result);
    const startNext = (): void => {
      if (awaited) fill();
      // The timer is unreferenced: a program that has nothing else to do may end here.
      else letProgramEnd(setTimeout(fill, REST_MS));
    };
    result.then(startNext, startNext); // The consumer gets a failure when it awaits this result.
  };
  const fill = (): void => {
    while (!ended && hasRoom()) start();
  };
  try {
    if (firstAlone) start();
    else fill();
    for (;;) {
      awaited = true;
      if (started.length === 0) fill();
      const result = await started.shift();
      awaited = false;
      if (result === undefined || result.done) return;
      ready -= weigh(result.value);
      fill();
      yield result.value;
    }
  } catch (error) {
    hasFailed = true;
    throw error;
  } finally {
    ended = true;
    const closed = iterator.return?.();
    // The source may wait for its producer until the consumer, which gets the failure now, ends that wait.
    if (hasFailed) closed?.catch(() => {});
    else await closed;
  }
}

/** In Node a timer keeps the program alive until `unref`; in a browser it is a number. */
function letProgramEnd(timer: unknown): void {
  if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function")
    timer.unref();
}
