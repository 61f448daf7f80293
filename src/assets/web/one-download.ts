import { linkAbort } from "../../core/linked-abort.js";

/** Called with the size of the file so far, and of the whole file. @unit bytes */
type OnProgress = (done: number, total: number) => void;

/** Options of {@link oneDownload}. */
export interface OneDownloadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called if another page downloads the file, before the wait for it. */
  readonly onWait: () => void;
  /** Called with the progress of this page, or of the other while this one waits. */
  readonly onProgress: OnProgress;
}

/** Time without progress of the other page after which this one downloads too: a browser may have put the other to sleep. @unit ms */
const STALL_MS = 20_000;

/**
 * Runs a download when no other page of the site runs it, so that the second page finds what the first one has kept. If the first one is
 * closed or fails, one of those that wait takes over. Without the Web Locks API, as in a page that comes over http, no page waits.
 *
 * @param file names the download, for all pages
 * @param download calls its argument with its progress
 * @throws the reason of `signal`, and what `download` throws.
 */
export async function oneDownload<Result>(
  file: string,
  download: (onProgress: OnProgress) => Promise<Result>,
  { signal, onWait, onProgress }: OneDownloadOptions,
): Promise<Result> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) return download(onProgress);
  const name = `voxweave ${file}`;
  const others = new BroadcastChannel(name);
  const run = (): Promise<Result> =>
    download((done, total) => {
      onProgress(done, total);
      others.postMessage([done, total]);
    });
  try {
    const first = await locks.request(name, { ifAvailable: true }, async (lock) => lock && { result: await run() });
    if (first !== null) return first.result;
    onWait();
    return await waitForTurn(locks, name, run, { others, signal, onProgress });
  } finally {
    others.close();
  }
}

/** Runs `run` when the other page has ended, or makes no progress any more. */
async function waitForTurn<Result>(
  locks: LockManager,
  name: string,
  run: () => Promise<Result>,
  { others, signal, onProgress }: Omit<OneDownloadOptions, "onWait"> & { readonly others: BroadcastChannel },
): Promise<Result> {
  const stalled = new Error("the other page makes no progress");
  using wait = linkAbort([signal]);
  const watch = (): ReturnType<typeof setTimeout> => setTimeout(() => wait.abort(stalled), STALL_MS);
  let timer = watch();
  const stopWaiting = (): void => {
    clearTimeout(timer);
    others.onmessage = null;
  };
  others.onmessage = ({ data: [done, total] }: MessageEvent<[number, number]>) => {
    clearTimeout(timer);
    timer = watch();
    onProgress(done, total);
  };
  try {
    return await locks.request(name, { signal: wait.signal }, () => {
      stopWaiting();
      return run();
    });
  } catch (error) {
    if (error !== stalled) throw error;
    return await run();
  } finally {
    stopWaiting();
  }
}
