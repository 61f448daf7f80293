import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

const KEPT_BYTES = 64 << 10;

/**
 * Reads the standard error of a process, and returns a function that returns its last 64 KiB. It reads everything at once,
 * so that the process never waits for a reader.
 *
 * `\r` ends a line, too, so `onLine` receives each state of a progress bar.
 */
export function collectStderr(stream: Readable, onLine: (line: string) => void = () => {}): () => string {
  let kept = Buffer.alloc(0);
  const decoder = new StringDecoder("utf8"); // A character may lie across two chunks.
  let line = "";
  stream.on("data", (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]).subarray(-KEPT_BYTES);
    const lines = (line + decoder.write(chunk)).split(/[\r\n]+/);
    line = (lines.pop() ?? "").slice(-KEPT_BYTES);
    for (const whole of lines) if (whole !== "") onLine(whole);
  });
  // Not on `end`: it never comes if a grandchild holds the pipe and the pipe is destroyed.
  stream.on("close", () => {
    line += decoder.end();
    if (line !== "") onLine(line);
  });
  stream.on("error", () => {});
  return () => kept.toString("utf8").trim();
}
