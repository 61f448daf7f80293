import { SourceError } from "./source-error.js";
import type { Waiting } from "./speech-source.js";

/** Reads the whole body of a reply. @throws {SourceError} if the connection breaks */
export async function readBlob(response: Response, { signal }: Waiting): Promise<Blob> {
  try {
    return await response.blob();
  } catch (cause) {
    signal?.throwIfAborted();
    const message = "The connection to the server broke before the end of the file. Download it again.";
    throw new SourceError(message, "broken", "source", { cause });
  }
}
