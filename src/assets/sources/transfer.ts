import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { abortable } from "../../core/abort.js";
import { VoxError } from "../../core/errors.js";
import { onDisk } from "../../platform/node/files/disk.js";
import { Interrupted, refusal } from "./interrupted.js";
import { type DownloadCall, SourceError } from "./source.js";
import { openWatchdog, type Watchdog } from "./watchdog.js";

/** Number of tries in a row without a new byte before the transfer fails. */
const TRIES = 3;

export interface Transfer extends Omit<DownloadCall, "onSpare"> {
  readonly url: string;
  readonly path: string;
  /** Size of the whole file. @unit bytes */
  readonly bytes: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly answerTimeoutMs: number;
  readonly stallTimeoutMs: number;
  readonly retryDelayMs: number;
}

/**
 * Downloads the file at `url` to `path` over HTTP. Continues a file that is already at `path`.
 *
 * It needs no `If-Range` to continue a file: the caller pins the digest of the whole file, and the parts of two different
 * files do not have that digest.
 *
 * @throws {SourceError} if the server lacks the file, or if the transfer fails too often.
 */
export async function transfer(order: Transfer): Promise<void> {
  for (let failures = 0; ; ) {
    if ((await sizeOf(order.path)) > order.bytes) await rm(order.path); // It may be of another edition.
    const before = await sizeOf(order.path);
    if (before === order.bytes) return order.onProgress(before);
    try {
      return await attempt(order, before);
    } catch (error) {
      order.signal?.throwIfAborted();
      if (!(error instanceof Interrupted)) throw error;
      failures = (await sizeOf(order.path)) > before ? 1 : failures + 1;
      if (failures === TRIES) throw error.giveUp();
      order.onRetry(error.message);
      await abortable(sleep(order.retryDelayMs * failures), order.signal);
    }
  }
}

async function attempt(order: Transfer, have: number): Promise<void> {
  using watchdog = openWatchdog(order.signal);
  const response = await request(order, have, watchdog);
  try {
    const from = await placeOf(response, order, have);
    const handle = await onDisk(order.path, () => open(order.path, from > 0 ? "a" : "w"));
    try {
      await receive(response, handle, from, order, watchdog);
    } finally {
      await handle.close();
    }
  } finally {
    await response.body?.cancel().catch(() => {}); // The body may be unread or broken.
  }
}

async function request(
  { url, headers, answerTimeoutMs }: Transfer,
  have: number,
  watchdog: Watchdog,
): Promise<Response> {
  // Without "identity", a server may compress the file, and then lengths and ranges do not count bytes of the file.
  const asked = { ...headers, "accept-encoding": "identity", ...(have > 0 && { range: `bytes=${have}-` }) };
  try {
    watchdog.expectWithin(answerTimeoutMs, () => Interrupted.unanswered(url, answerTimeoutMs));
    return await fetch(url, { headers: asked, signal: watchdog.signal });
  } catch (error) {
    throw Interrupted.byFetch(error, url);
  }
}

/** Returns the offset in the file at which the body of this answer begins. @throws if the body is not of the file. */
async function placeOf(response: Response, { url, path, bytes }: Transfer, have: number): Promise<number> {
  if (response.status === 206) {
    if (response.headers.get("content-range") === `bytes ${have}-${bytes - 1}/${bytes}`) return have;
    await rm(path, { force: true });
    throw new Interrupted(`${url} answered with a range other than the requested one`);
  }
  if (response.status === 416) {
    await rm(path, { force: true });
    throw new Interrupted(`${url} has no bytes from ${have} on`);
  }
  if (response.status !== 200) throw refusal(response, url);
  const length = response.headers.get("content-length");
  if (length !== null && Number(length) !== bytes) throw wrongLength(url, `${length} bytes`, bytes);
  return 0;
}

async function receive(
  response: Response,
  handle: FileHandle,
  from: number,
  { url, path, bytes, stallTimeoutMs, onProgress }: Transfer,
  watchdog: Watchdog,
): Promise<void> {
  let done = from;
  const awaitMore = () => watchdog.expectWithin(stallTimeoutMs, () => Interrupted.stalled(url, stallTimeoutMs));
  onProgress(done);
  try {
    awaitMore();
    for await (const chunk of response.body ?? []) {
      watchdog.rest();
      done += chunk.length;
      if (done > bytes) throw wrongLength(url, `more than ${bytes} bytes`, bytes);
      await onDisk(path, () => handle.writeFile(chunk));
      onProgress(done);
      awaitMore();
    }
    if (done < bytes) throw wrongLength(url, `${done} bytes`, bytes);
  } catch (error) {
    if (error instanceof SourceError) await rm(path, { force: true }); // These bytes are not of the file.
    if (error instanceof SourceError || error instanceof VoxError) throw error;
    throw Interrupted.byFetch(error, url);
  }
}

function wrongLength(url: string, found: string, bytes: number): SourceError {
  return new SourceError(
    `${url} answered with ${found}, but the file has ${bytes}`,
    "A proxy or a sign-in page may have answered instead; open the address in a browser to check",
  );
}

/** @unit bytes */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
