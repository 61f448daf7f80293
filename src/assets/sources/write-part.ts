import { open, rm } from "node:fs/promises";
import { onDisk } from "../../files/disk.js";
import type { DownloadCall } from "./source.js";

/** Writes `content` as the whole file at `path`, telling how far it is. What could not be completed is removed. */
export async function writePart(
  path: string,
  content: AsyncIterable<Uint8Array>,
  { signal, onProgress }: Pick<DownloadCall, "signal" | "onProgress">,
): Promise<void> {
  const handle = await onDisk(path, () => open(path, "w"));
  let done = 0;
  let complete = false;
  try {
    for await (const chunk of content) {
      signal?.throwIfAborted();
      await onDisk(path, () => handle.writeFile(chunk));
      done += chunk.length;
      onProgress(done);
    }
    complete = true;
  } finally {
    await handle.close();
    if (!complete) await rm(path, { force: true });
  }
}
