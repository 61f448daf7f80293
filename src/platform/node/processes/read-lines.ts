import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** Longest line. Only the end of a longer one is kept, so that a line without end takes no more memory. @unit characters */
const LINE_CHARACTERS = 64 << 10;

/**
 * Calls `onLine` for each line of a stream that is not empty, without its line break. `\r` ends a line, too, so `onLine`
 * receives each state of a progress bar.
 */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder("utf8"); // A chunk may end inside a character.
  let line = "";
  stream.on("data", (chunk: Buffer) => {
    const lines = (line + decoder.write(chunk)).split(/[\r\n]+/);
    line = (lines.pop() ?? "").slice(-LINE_CHARACTERS);
    for (const whole of lines) if (whole !== "") onLine(whole);
  });
  // Not on `end`: it never comes if a grandchild holds the pipe and the pipe is destroyed.
  stream.on("close", () => {
    line += decoder.end();
    if (line !== "") onLine(line);
  });
}
