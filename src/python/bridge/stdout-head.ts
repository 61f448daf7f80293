import type { Readable } from "node:stream";

/** Keeps the beginning of a stream. It reads the whole stream, so that the process that writes never blocks. */
export function collectHead(stream: Readable, maxCharacters: number): () => string {
  let text = "";
  stream.setEncoding("utf8");
  stream.on("data", (more: string) => {
    text += more.slice(0, maxCharacters - text.length);
  });
  stream.on("error", () => {});
  return () => text;
}
