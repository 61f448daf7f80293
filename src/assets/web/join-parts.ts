import { isGzip } from "../../platform/web/is-gzip.js";
import { release } from "../../platform/web/release.js";

/** How much has been unpacked when it is freed. @unit bytes */
const FREED_BYTES = 4 * 1024 * 1024;

/**
 * Joins the parts of a file, and frees each part once it has been read, so that hardly more than the file itself is in memory.
 * Unpacks gzip, unless the server sent the file with `Content-Encoding` and the browser has unpacked it.
 *
 * @param size of the file. @unit bytes
 * @returns undefined if the parts are no gzip file, or make a file of another size
 */
export async function joinParts(
  parts: readonly Uint8Array<ArrayBuffer>[],
  size: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [first] = parts;
  const joined = new Uint8Array(size);
  try {
    const filled = first !== undefined && isGzip(first) ? await unpack(parts, joined) : copy(parts, joined);
    return filled === size ? joined : undefined;
  } catch {
    return undefined;
  }
}

/** @throws {RangeError} if the parts are longer than `target`. */
function copy(parts: readonly Uint8Array<ArrayBuffer>[], target: Uint8Array): number {
  let filled = 0;
  for (const part of parts) {
    target.set(part, filled);
    filled += part.length;
    release([part]);
  }
  return filled;
}

/** @throws {TypeError | RangeError} if the parts are no gzip file, or its content is longer than `target`. */
async function unpack(parts: readonly Uint8Array<ArrayBuffer>[], target: Uint8Array): Promise<number> {
  const { readable, writable } = new DecompressionStream("gzip");
  const [filled] = await Promise.all([readAll(readable, target), writeAll(parts, writable)]);
  return filled;
}

async function writeAll(
  parts: readonly Uint8Array<ArrayBuffer>[],
  writable: WritableStream<BufferSource>,
): Promise<void> {
  const writer = writable.getWriter();
  for (const part of parts) {
    await writer.write(part);
    release([part]);
  }
  await writer.close();
}

async function readAll(readable: ReadableStream<Uint8Array<ArrayBuffer>>, target: Uint8Array): Promise<number> {
  let filled = 0;
  let freed = 0;
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = readable.getReader(); // Not every browser can iterate a stream.
  try {
    for (let { value } = await reader.read(); value !== undefined; { value } = await reader.read()) {
      target.set(value, filled);
      filled += value.length;
      chunks.push(value);
      if (filled - freed < FREED_BYTES) continue;
      release(chunks);
      [chunks, freed] = [[], filled];
    }
  } finally {
    reader.cancel().catch(() => {}); // A stream that has failed rejects again.
  }
  release(chunks);
  return filled;
}
