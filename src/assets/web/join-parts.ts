import { release } from "../../platform/web/release.js";

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
  const [first, second] = parts[0] ?? [];
  const isPacked = first === 0x1f && second === 0x8b;
  const { readable, writable } = isPacked ? new DecompressionStream("gzip") : new TransformStream();
  try {
    const [joined] = await Promise.all([readAll(readable, size), writeAll(parts, writable)]);
    return joined;
  } catch {
    return undefined;
  }
}

async function writeAll(parts: readonly Uint8Array<ArrayBuffer>[], writable: WritableStream): Promise<void> {
  const writer = writable.getWriter();
  for (const part of parts) {
    await writer.write(part);
    release(part);
  }
  await writer.close();
}

/** @throws {RangeError} if the stream has another size. */
async function readAll(
  readable: ReadableStream<Uint8Array<ArrayBuffer>>,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const joined = new Uint8Array(size);
  let filled = 0;
  const reader = readable.getReader(); // Not every browser can iterate a stream.
  try {
    for (let { value } = await reader.read(); value !== undefined; { value } = await reader.read()) {
      joined.set(value, filled);
      filled += value.length;
    }
  } finally {
    reader.cancel().catch(() => {}); // A stream that has failed rejects again.
  }
  if (filled !== size) throw new RangeError(`the file has ${filled} bytes, not ${size}`);
  return joined;
}
