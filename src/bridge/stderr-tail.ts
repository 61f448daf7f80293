import type { Readable } from "node:stream";

const KEPT_BYTES = 64 << 10;

/**
 * The last that a process has written to standard error. It is always read, so that the process never waits for a
 * reader, and no more than 64 KiB of it is kept.
 *
 * A bar that draws itself anew with `\r` counts as lines, of which `onLine` hears each.
 */
export function collectStderr(stream: Readable, onLine: (line: string) => void = () => {}): () => string {
  let kept = Buffer.alloc(0);
  let line = "";
  stream.on("data", (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]).subarray(-KEPT_BYTES);
    const lines = (line + chunk.toString("utf8")).split(/[\r\n]+/);
    line = (lines.pop() ?? "").slice(-KEPT_BYTES);
    for (const whole of lines) if (whole !== "") onLine(whole);
  });
  stream.on("end", () => {
    if (line !== "") onLine(line);
  });
  stream.on("error", () => {});
  return () => kept.toString("utf8").trim();
}
