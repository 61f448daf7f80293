import type { Readable } from "node:stream";

/** The beginning of what a process writes; it is all read, so that the process never waits, and no more than this is kept. */
export function collectHead(stream: Readable, maxCharacters: number): () => string {
  let text = "";
  stream.setEncoding("utf8");
  stream.on("data", (more: string) => {
    text += more.slice(0, maxCharacters - text.length);
  });
  stream.on("error", () => {});
  return () => text;
}
