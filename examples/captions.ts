// Makes captions for a stream. Run: npm run build && node build/examples/captions.js
import { createSpeaker, type TimedWord } from "voxweave";
import { toCaptions } from "voxweave/captions";
import { createToneEngine } from "voxweave/testing";

const text = "Each word has its time. Captions are made of these.";

// The tone engine needs no weights; leave it out to hear a voice.
await using speaker = await createSpeaker({ engine: createToneEngine() });
const words: TimedWord[] = [];
let durationSeconds = 0;
for await (const chunk of speaker.stream(text)) {
  words.push(...chunk.words);
  durationSeconds += chunk.samples.length / chunk.sampleRate;
}
process.stdout.write(toCaptions({ text, language: "en-us", words, durationSeconds }, "srt"));
