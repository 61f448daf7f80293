// A speech server: GET /?text=Hello. streams an MP3. Run: npm run build && node build/examples/speech-server.js
import { createServer } from "node:http";
import { pipeline } from "node:stream/promises";
import { createSpeaker } from "voxweave";

const speaker = await createSpeaker();

const server = createServer(async ({ url = "/" }, response) => {
  const left = new AbortController();
  response.on("close", () => left.abort()); // The engine is free again as soon as a client leaves.
  try {
    const text = new URL(url, "http://localhost").searchParams.get("text") ?? "";
    const speech = speaker.encode(text, "mp3", { signal: left.signal });
    await speech.ready; // After this, only the engine itself can fail.
    response.writeHead(200, { "content-type": speech.mediaType });
    await pipeline(speech, response);
  } catch (error) {
    if (response.headersSent || left.signal.aborted)
      response.destroy(); // Half a sound must not look like a whole one.
    else response.writeHead(400).end(error instanceof Error ? error.message : String(error));
  }
});

server.listen(Number(process.env["PORT"] ?? 8080), "127.0.0.1", () => console.log(server.address()));
process.once("SIGTERM", () => server.close(() => speaker.close()).closeAllConnections());
