// Streams sound while the rest is being made. Run: npm run build && node build/examples/stream.js
import { createSpeaker } from "voxweave";

const text =
  "The first sentence is heard at once. While it plays, the second one is being made, and so on to the end of the text.";

await using speaker = await createSpeaker();
for await (const { samples, sampleRate, startSeconds, source } of speaker.stream(text)) {
  // Here a player would take the samples: mono, float32, within [-1, 1].
  const seconds = samples.length / sampleRate;
  console.log(`${startSeconds.toFixed(2)} s + ${seconds.toFixed(2)} s: ${text.slice(source.start, source.end)}`);
}
