// VoxWeave as its users have it: the built package, every default. Argument: an engine.
import { createSpeaker } from "voxweave";
import { serve } from "./serve.mjs";

const speaker = await createSpeaker({ engine: process.argv[2] });

async function* speak(text) {
  for await (const { samples } of speaker.stream(text, { voice: "af_heart" })) yield samples;
}

await serve(speak, speaker.engine.sampleRate);
await speaker[Symbol.asyncDispose]();
