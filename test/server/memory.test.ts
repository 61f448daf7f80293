import { expect, test } from "vitest";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import { speakToFile } from "../../src/output/to-file.js";
import { createServer } from "../../src/server/server.js";
import { openSpeaker } from "../../src/speaker/speaker.js";
import { openLetterPhonemizer } from "../speaker/support/letter-phonemizer.js";
import { countObjects } from "../support/count-objects.js";

/** Requests in each mode between two counts. */
const ROUNDS = 5;
const MOST_COUNTS = 20;

test("a server keeps no object for a request that has ended", { timeout: 60_000 }, async () => {
  await using speaker = openSpeaker({ engine: createToneEngine(), phonemizer: openLetterPhonemizer() }, speakToFile);
  await using server = await createServer({ speaker, metrics: "anyone", logger: { level: "silent" } });
  const address = await server.listen({ port: 0 });
  const ask = async (path: string, fields: object): Promise<void> => {
    const reply = await fetch(`${address}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ input: "Hi.", ...fields }),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
    await reply.arrayBuffer();
  };
  const askInEachMode = async (): Promise<void> => {
    await ask("/v1/audio/speech", { response_format: "pcm" });
    await ask("/v1/audio/speech", { response_format: "mp3", stream_format: "sse" });
    await ask("/v1/audio/speech", { response_format: "wav", stream: false });
    await ask("/v1/captions", {});
    await ask("/v1/explain", {});
  };
  /** Returns the number of objects that some requests in each mode leave. */
  const kept = async (): Promise<number> => {
    const before = countObjects();
    for (let round = 0; round < ROUNDS; round += 1) await askInEachMode();
    performance.clearResourceTimings(); // Node keeps an entry for each `fetch`.
    return countObjects() - before;
  };
  // The first requests load modules and open connections. A mode that leaves an object each time never gets below the bound.
  const leaves: number[] = [];
  while (leaves.every((count) => count >= ROUNDS) && leaves.length < MOST_COUNTS) leaves.push(await kept());
  expect(Math.min(...leaves), `objects left by requests: ${leaves.join(", ")}`).toBeLessThan(ROUNDS);
});
