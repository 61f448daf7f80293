/**
 * Maps a stream in order, working up to `ahead` items further than the consumer has got.
 *
 * A failure reaches the consumer at its place in the order. Leaving the stream early ends `source`; work that is
 * under way then is not waited for, so `work` must watch a signal of its own.
 */
export async function* mapAhead<In, Out>(
  source: AsyncIterable<In>,
  work: (item: In) => Promise<Out>,
  ahead: number,
): AsyncGenerator<Out, void, void> {
  const iterator = source[Symbol.asyncIterator]();
  const started: Promise<IteratorResult<Out, undefined>>[] = [];
  const start = (): void => {
    const result = iterator.next().then(async (next): Promise<IteratorResult<Out, undefined>> => {
      return next.done ? { done: true, value: undefined } : { done: false, value: await work(next.value) };
    });
    result.catch(() => {}); // It is thrown where the consumer awaits it, if it ever does.
    started.push(result);
  };
  try {
    start();
    while (started.length > 0) {
      const result = await started.shift();
      if (result === undefined || result.done) return;
      while (started.length < ahead) start();
      yield result.value;
    }
  } finally {
    await iterator.return?.();
  }
}
