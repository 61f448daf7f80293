export interface PrefetchOptions<Out> {
  /** How many items are worked on at once; as many are always under way or ready, as far as the source goes. */
  readonly concurrency: number;
  /** More are made, one after another, until those that are ready weigh this much. @default 0 */
  readonly enough?: number;
  /** @default 0 */
  readonly weigh?: (item: Out) => number;
  /** Whether nothing else is worked on beside the first item, since the consumer waits for it. @default false */
  readonly firstAlone?: boolean;
}

/** Items that are kept ready at most, though they weigh nothing. */
const MOST_READY = 16;

/** Rest between two items that nobody waits for. @unit milliseconds */
const REST_MS = 2;

/**
 * Maps a stream in order, working ahead of the consumer.
 *
 * A failure reaches the consumer at its place in the order. Leaving the stream early ends `source`; work that is
 * under way then is not waited for, so `work` must watch a signal of its own. A stream that nobody asks any more does not keep
 * the program alive beyond the work under way.
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
    const goOn = (): void => {
      if (awaited) fill();
      // A program that has nothing else to do ends here: nobody will ask for more.
      else letProgramEnd(setTimeout(fill, REST_MS));
    };
    result.then(goOn, goOn); // A failure is thrown where the consumer awaits it, if it ever does.
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
  } finally {
    ended = true;
    await iterator.return?.();
  }
}

/** In Node a timer keeps the program alive until `unref`; in a browser it is a number. */
function letProgramEnd(timer: unknown): void {
  if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function")
    timer.unref();
}
