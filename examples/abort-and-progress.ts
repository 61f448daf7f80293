// Follows a long text and stops it. Run: npm run build && node build/examples/abort-and-progress.js
import { createSpeaker } from "voxweave";

const text = "A long text is spoken sentence by sentence, and it can be stopped at any time. ".repeat(50);
const stop = new AbortController();

await using speaker = await createSpeaker();
try {
  await speaker.toFile(text, "long.wav", {
    signal: stop.signal,
    onProgress: ({ spokenCharacters, totalCharacters, audioSeconds }) => {
      console.log(`${spokenCharacters} of ${totalCharacters} characters, ${audioSeconds.toFixed(1)} s of sound`);
      if (audioSeconds > 10) stop.abort(new Error("enough"));
    },
  });
} catch (error) {
  console.log(`stopped: ${error instanceof Error ? error.message : error}`); // No long.wav is left.
}
