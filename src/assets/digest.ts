import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { abortable } from "../core/abort.js";

/** Returns the sha256 of a file in lower-case hex. Rejects with `signal.reason` on an abort, or with an error of `fs`. */
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

/** Size of the pages in which systems write files to disks, or lose unwritten data. @unit bytes */
const PAGE_BYTES = 4096;
const SAMPLED_PAGES = 128;
/** A file up to this size is read completely, such as the graph (0.9 MB) and the voices (0.5 MB). @unit bytes */
const WHOLE_BYTES = 1 << 20;

/**
 * Returns the sha256 of pages that are spread evenly over a file. It is fast enough for every start, and finds torn writes,
 * which leave zeros or old data in place of megabytes. It finds each damaged run of 3 MB in weights of 380 MB, and each
 * damaged bit in a file of up to 1 MiB. `check` finds single flipped bits in large files: to hash 380 MB at every start
 * would take longer than to load them. The modification time does not help: a power cut keeps the old time, and a copy of
 * the cache has a new one.
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
