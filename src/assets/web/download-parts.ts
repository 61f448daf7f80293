import { messageOf } from "../../core/message-of.js";
import { missingFile } from "../../platform/web/package-files.js";
import { watchPolicy } from "../../platform/web/policy.js";
import type { PartCache } from "./part-cache.js";

/** Size of a part: what is lost when a download stops. @unit bytes */
export const PART_BYTES: number = 4 * 1024 * 1024;

/** Number of tries in a row without a new part before a download fails. */
const TRIES = 3;
/** Time before the second try; the third comes after twice that. @unit ms */
const RETRY_MS = 1_000;

/** A file on a server. */
export interface PartsOrder {
  readonly address: URL;
  readonly parts: PartCache;
  readonly signal?: AbortSignal | undefined;
  /** Called with the size of the file so far, and the size of the whole file as the server names it. @unit bytes */
  readonly onProgress: (done: number, total: number) => void;
  readonly onRetry: (reason: string) => void;
  /** Called with each part that is kept from an earlier try. */
  readonly onReuse: (index: number) => void;
  /** Called once if the browser does not keep a part. The download goes on. */
  readonly onUnkept: (reason: string) => void;
}

/** The server does not have the file, or cannot deliver it now. */
export class Unreachable extends Error {
  /** Another try cannot help. */
  readonly final: boolean;
  constructor(reason: string, final: boolean, options?: ErrorOptions) {
    super(reason, options);
    this.final = final;
  }
}

/**
 * Downloads a file in parts, and keeps each. Parts that are kept from an earlier try are not asked for again. A server that does
 * not answer requests for ranges sends the whole file at once.
 *
 * @returns the parts in order
 * @throws {Unreachable} if the server lacks the file, or fails too often.
 */
export async function downloadParts(order: PartsOrder): Promise<Uint8Array<ArrayBuffer>[]> {
  const done: Uint8Array<ArrayBuffer>[] = [];
  for (let failures = 0; ; ) {
    const before = done.length;
    try {
      await continueDownload(order, done);
      return done;
    } catch (error) {
      order.signal?.throwIfAborted();
      if (!(error instanceof Unreachable) || error.final) throw error;
      failures = done.length > before ? 1 : failures + 1;
      if (failures === TRIES) throw error;
      order.onRetry(error.message);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS * failures));
      order.signal?.throwIfAborted();
    }
  }
}

async function continueDownload(order: PartsOrder, done: Uint8Array<ArrayBuffer>[]): Promise<void> {
  const keep = keeper(order);
  for (;;) {
    const kept = await order.parts.get(done.length);
    if (kept !== undefined) {
      order.onReuse(done.push(kept) - 1);
      if (kept.length < PART_BYTES) return; // Only the last part is shorter.
      continue;
    }
    const from = done.length * PART_BYTES;
    const response = await ask(order, from);
    if (response.status === 416 && from > 0) return; // The last part was a whole one.
    if (response.ok) refusePage(response);
    const isWhole = response.status === 200;
    if (!isWhole && response.status !== 206) throw refused(response);
    if (isWhole) done.length = 0;
    const total = sizeOf(response, isWhole);
    const start = done.length * PART_BYTES;
    await receive(
      response,
      (part) => keep(done.push(part) - 1, part),
      (count) => order.onProgress(start + count, total),
    );
    const isShort = (done.at(-1)?.length ?? 0) < PART_BYTES; // Only the last part is shorter.
    // Another host may hide the size from the page: then a short part is the end, or an answer that nothing is left.
    if (isWhole || isShort || (total > 0 && done.length * PART_BYTES >= total)) return;
  }
}

/** Returns a function that keeps a part, and reports once that the browser does not. */
function keeper({ parts, onUnkept }: PartsOrder): (index: number, part: Uint8Array<ArrayBuffer>) => Promise<void> {
  let isFull = false;
  return async (index, part) => {
    if (isFull) return;
    try {
      await parts.put(index, part);
    } catch (error) {
      isFull = true;
      onUnkept(messageOf(error));
    }
  };
}

async function ask({ address, signal }: PartsOrder, from: number): Promise<Response> {
  const range = `bytes=${from}-${from + PART_BYTES - 1}`;
  // Chromium delivers a range of an extension's file as if it were the whole file.
  const headers: Record<string, string> = address.protocol.startsWith("http") ? { range } : {};
  using policy = watchPolicy();
  try {
    return await fetch(address, { headers, ...(signal !== undefined && { signal }) });
  } catch (cause) {
    signal?.throwIfAborted();
    const block = await policy.findBlock(address);
    if (block !== undefined) throw new Unreachable(`${address.href} cannot be read: ${block}`, true, { cause });
    throw new Unreachable(`${address.href} cannot be reached`, false, { cause });
  }
}

function refused({ url, status }: Response): Unreachable {
  return new Unreachable(`${url} answered ${status}`, status < 500 && status !== 408 && status !== 429);
}

/** @throws {Unreachable} if the server lacks the file and has sent a page instead. */
function refusePage({ url, status, headers }: Response): void {
  const missing = missingFile(status, headers.get("content-type"));
  if (missing !== undefined) throw new Unreachable(`${url} ${missing}`, true);
}

function sizeOf({ headers }: Response, isWhole: boolean): number {
  return Number(isWhole ? headers.get("content-length") : headers.get("content-range")?.split("/")[1]) || 0;
}

/** Reads a body, and passes it on in parts of the usual size; the last may be shorter. */
async function receive(
  { body, url }: Response,
  onPart: (part: Uint8Array<ArrayBuffer>) => Promise<void>,
  onBytes: (count: number) => void,
): Promise<void> {
  let part = new Uint8Array(PART_BYTES);
  let filled = 0;
  let count = 0;
  const reader = (body ?? new Blob([]).stream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      count += value.length;
      for (let rest = value; rest.length > 0; ) {
        const taken = rest.subarray(0, PART_BYTES - filled);
        part.set(taken, filled);
        filled += taken.length;
        rest = rest.subarray(taken.length);
        if (filled < PART_BYTES) break;
        await onPart(part);
        part = new Uint8Array(PART_BYTES);
        filled = 0;
      }
      onBytes(count);
    }
  } catch (cause) {
    throw new Unreachable(`the transfer from ${url} was interrupted`, false, { cause });
  }
  if (filled > 0) await onPart(part.slice(0, filled));
}
