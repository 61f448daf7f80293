// Tests a program that uses VoxWeave, without weights: the tone engine is deterministic and takes no time.
// Run: npm run build && node build/examples/test-with-tones.js
import assert from "node:assert/strict";
import { createSpeaker } from "voxweave";
import { createToneEngine } from "voxweave/testing";

async function lengthOf(text: string): Promise<number> {
  await using speaker = await createSpeaker({ engine: createToneEngine() });
  let seconds = 0;
  for await (const { samples, sampleRate } of speaker.stream(text)) seconds += samples.length / sampleRate;
  return seconds;
}

assert.equal(await lengthOf("The same text."), await lengthOf("The same text."));
assert.ok((await lengthOf("A longer text takes longer.")) > (await lengthOf("A text.")));
console.log("ok");
