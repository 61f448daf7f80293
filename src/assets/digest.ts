import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
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
