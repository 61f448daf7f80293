import { SourceError } from "./source-error.js";
import type { Making } from "./speech-source.js";

/** Reads the whole body of a reply, and reports how much has come. @throws {SourceError} if the connection breaks */
export async function readBlob(response: Response, { signal, onProgress }: Making): Promise<Blob> {
  const length = Number(response.headers.get("content-length") ?? 0);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  try {
    for await (const piece of response.body ?? []) {
      pieces.push(piece);
      received += piece.length;
      if (length > 0) onProgress?.(Math.min(1, received / length)); // A packed body is longer than it says.
    }
  } catch (cause) {
    signal?.throwIfAborted();
    const message = "The connection to the server broke before the end of the file. Download it again.";
    throw new SourceError(message, "broken", "source", { cause });
  }
  return new Blob(pieces, { type: response.headers.get("content-type") ?? "" });
}
