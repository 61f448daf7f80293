import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { abortable } from "../core/abort.js";

/** The sha256 of a file, in lower-case hex. Rejects with `signal.reason` on an abort, and as `fs` does otherwise. */
export async function sha256Of(path: string, signal?: AbortSignal): Promise<string> {
  signal?.throwIfAborted();
  const hash = createHash("sha256");
  const stream = createReadStream(path, { highWaterMark: 1 << 20 });
  const hashed = async () => {
    for await (const chunk of stream) hash.update(chunk);
    return hash.digest("hex");
  };
  try {
    return await abortable(hashed(), signal);
  } finally {
    stream.destroy();
  }
}

/** The unit in which systems write files to disks, and lose what was not written. @unit bytes */
const PAGE_BYTES = 4096;
const SAMPLED_PAGES = 128;
/** Up to this size all of a file is read: the graph (0.9 MB) and the voices (0.5 MB) are. @unit bytes */
const WHOLE_BYTES = 1 << 20;

/**
 * The sha256 of pages spread evenly over a file: cheap enough for every start, and enough to find a torn write, which
 * leaves zeros, or what was there before, in place of megabytes. In weights of 380 MB no run of 3 MB is missed; in a file
 * of up to 1 MiB no bit is. Single bits that flip in large files are left to `check`, since hashing 380 MB at every start
 * would take longer than loading them. The time of the last change says nothing here: after a power cut it is the old
 * one, and a copied cache has a new one.
 */
export async function sampleOf(path: string): Promise<string> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const hash = createHash("sha256");
    if (size <= WHOLE_BYTES) return hash.update(await handle.readFile()).digest("hex");
    const pages = Buffer.alloc(SAMPLED_PAGES * PAGE_BYTES);
    const lastPage = Math.floor((size - 1) / PAGE_BYTES);
    const reads = Array.from({ length: SAMPLED_PAGES }, (_, index) => {
      const page = Math.round((index * lastPage) / (SAMPLED_PAGES - 1));
      return handle.read(pages, index * PAGE_BYTES, PAGE_BYTES, page * PAGE_BYTES);
    });
    await Promise.all(reads);
    return hash.update(pages).digest("hex");
  } finally {
    await handle.close();
  }
}
