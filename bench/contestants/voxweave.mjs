// VoxWeave as its users have it: the built package, every default. Argument: threads.
import { createSpeaker } from "voxweave";
import { serve } from "./serve.mjs";

const speaker = await createSpeaker({ threads: Number(process.argv[2] ?? 0) });

async function* speak(text) {
  for await (const { samples } of speaker.stream(text)) yield samples;
}

await serve(speak, speaker.engine.sampleRate);
await speaker[Symbol.asyncDispose]();
