// Speaks a text to a file. Run: npm run build && node build/examples/to-file.js hello.wav
import { createSpeaker } from "voxweave";

const [path = "hello.wav"] = process.argv.slice(2);

await using speaker = await createSpeaker();
const spoken = await speaker.toFile("Hello! This was spoken without a cloud.", path, { voice: "bf_emma", speed: 1.1 });

console.log(`${path}: ${spoken.durationSeconds.toFixed(2)} s`);
