import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

const KEPT_BYTES = 64 << 10;

/**
 * The last that a process has written to standard error. It is always read, so that the process never waits for a
 * reader, and no more than 64 KiB of it is kept.
 *
 * A bar that draws itself anew with `\r` counts as lines, of which `onLine` hears each.
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
  // Not at its end, which does not come where a grandchild holds the pipe and it is given up.
  stream.on("close", () => {
    line += decoder.end();
    if (line !== "") onLine(line);
  });
  stream.on("error", () => {});
  return () => kept.toString("utf8").trim();
}
