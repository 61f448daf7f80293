// A speech server: GET /?text=Hello. streams a WAV. Run: npm run build && node build/examples/speech-server.js
import { once } from "node:events";
import { createServer } from "node:http";
import { createSpeaker, encodePcm16, encodeWavHeader } from "voxweave";

const speaker = await createSpeaker();

const server = createServer(async ({ url = "/" }, response) => {
  const left = new AbortController();
  response.on("close", () => left.abort()); // The engine is free again as soon as a client leaves.
  const { signal } = left;
  try {
    const text = new URL(url, "http://localhost").searchParams.get("text") ?? "";
    const stream = speaker.stream(text, { signal });
    await stream.ready; // After this, only the engine itself can fail.
    response.writeHead(200, { "content-type": "audio/wav" }).write(encodeWavHeader(stream.sampleRate, "streaming"));
    for await (const { samples } of stream) {
      if (!response.write(encodePcm16(samples))) await once(response, "drain", { signal });
    }
    response.end();
  } catch (error) {
    if (response.headersSent || signal.aborted)
      response.destroy(); // Half a sound must not look like a whole one.
    else response.writeHead(400).end(error instanceof Error ? error.message : String(error));
  }
});

server.listen(Number(process.env["PORT"] ?? 8080), "127.0.0.1", () => console.log(server.address()));
process.once("SIGTERM", () => server.close(() => speaker.close()).closeAllConnections());
