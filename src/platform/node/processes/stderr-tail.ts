import type { Readable } from "node:stream";
import { readLines } from "./read-lines.js";

const KEPT_BYTES = 64 << 10;

/**
 * Reads the standard error of a process, and returns a function that returns its last 64 KiB. It reads everything at once,
 * so that the process never waits for a reader. `onLine` receives each line.
 */
export function collectStderr(stream: Readable, onLine: (line: string) => void = () => {}): () => string {
  let kept = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]).subarray(-KEPT_BYTES);
  });
  readLines(stream, onLine);
  stream.on("error", () => {});
  return () => kept.toString("utf8").trim();
}
