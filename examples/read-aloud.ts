// A page that reads a text aloud and marks each word as it is heard: open the address that it prints.
// Run: npm run build && node build/examples/read-aloud.js
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createSpeaker } from "voxweave";

const page = await readFile(new URL("../../examples/read-aloud.html", import.meta.url));
const speaker = await createSpeaker();

const server = createServer(async ({ url = "/" }, response) => {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  if (pathname === "/") return response.setHeader("content-type", "text/html; charset=utf-8").end(page);
  if (pathname !== "/speech") return response.writeHead(404).end();
  const left = new AbortController();
  response.on("close", () => left.abort());
  try {
    // Each line is one chunk: its sound, and its words with their times and their places in the text.
    for await (const { samples, ...chunk } of speaker.stream(searchParams.get("text") ?? "", { signal: left.signal })) {
      const sound = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString("base64");
      const line = `${JSON.stringify({ ...chunk, sound })}\n`;
      if (!response.write(line)) await once(response, "drain", { signal: left.signal });
    }
    return response.end();
  } catch {
    return response.destroy();
  }
});

server.listen(Number(process.env["PORT"] ?? 8080), "127.0.0.1", () => console.log(server.address()));
process.once("SIGTERM", () => server.close(() => speaker.close()).closeAllConnections());
