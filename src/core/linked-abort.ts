/** An abort controller that also aborts when other signals do, until it aborts or is disposed of. */
export interface LinkedAbort extends Disposable {
  readonly signal: AbortSignal;
  /** @param reason as for `AbortController.abort()` */
  abort(reason?: unknown): void;
}

/**
 * Creates an abort controller that follows other signals, for work that ends before they do.
 *
 * It leaves nothing in them when it aborts or is disposed of. `AbortSignal.any()` of Node 20 leaves 67 bytes in each of its sources
 * for as long as that source lives: https://github.com/nodejs/node/issues/55351
 */
export function linkAbort(sources: readonly (AbortSignal | undefined)[]): LinkedAbort {
  const own = new AbortController();
  const aborted = sources.find((source) => source?.aborted);
  const unlinks: (() => void)[] = [];
  const unlink = (): void => {
    for (const remove of unlinks.splice(0)) remove();
  };
  const abort = (reason?: unknown): void => {
    unlink();
    own.abort(reason);
  };
  if (aborted !== undefined) own.abort(aborted.reason);
  for (const source of aborted === undefined ? sources : []) {
    if (source === undefined) continue;
    const follow = (): void => abort(source.reason);
    source.addEventListener("abort", follow, { once: true });
    unlinks.push(() => source.removeEventListener("abort", follow));
  }
  return { signal: own.signal, abort, [Symbol.dispose]: unlink };
}
