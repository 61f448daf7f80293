// Speaks the answer of a language model while its tokens arrive. Run: npm run build && node build/examples/llm-tokens.js
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { createSpeaker } from "voxweave";
import { createToneEngine } from "voxweave/testing";

/** The tokens of an answer, one every 2 ms. Your program takes them from the API of the model. */
async function* readTokens(): AsyncGenerator<string> {
  const tokens: string[] = JSON.parse(
    await readFile(new URL("../../examples/llm-tokens.json", import.meta.url), "utf8"),
  );
  for (const token of tokens) {
    await sleep(2);
    yield token;
  }
}

// The tone engine needs no weights; leave it out to hear a voice.
await using speaker = await createSpeaker({ engine: createToneEngine() });
for await (const { words } of speaker.stream(readTokens(), { markup: "markdown" })) {
  // Here a player would take the samples of the chunk.
  if (words.length > 0) console.log(words.map(({ spoken }) => spoken).join(" "));
}
