import { open, rm } from "node:fs/promises";
import { onDisk } from "../../platform/node/files/disk.js";
import { type DownloadCall, SourceError } from "./source.js";

export interface PartOptions extends Pick<DownloadCall, "signal" | "onProgress"> {
  /** Size of the whole file. No byte after it is written. @unit bytes */
  readonly bytes: number;
}

/**
 * Writes `content` as the whole file at `path`, and reports the progress. Removes an incomplete file.
 *
 * @throws {SourceError} if the content is larger than the asset. It does not read the rest.
 */
export async function writePart(
  path: string,
  content: AsyncIterable<Uint8Array>,
  { bytes, signal, onProgress }: PartOptions,
): Promise<void> {
  const handle = await onDisk(path, () => open(path, "w"));
  let done = 0;
  let complete = false;
  try {
    for await (const chunk of content) {
      signal?.throwIfAborted();
      done += chunk.length;
      if (done > bytes)
        throw new SourceError(`its file has more than the ${bytes} bytes of the asset`, "Use another source");
      await onDisk(path, () => handle.writeFile(chunk));
      onProgress(done);
    }
    complete = true;
  } finally {
    await handle.close();
    if (!complete) await rm(path, { force: true });
  }
}
