// Starts one Python process for one text and one file, for programs that rarely speak.
// Run: voxweave python setup && npm run build && node build/examples/one-shot-bridge.js
import { KokoroBridge } from "voxweave/python";

const bridge = new KokoroBridge({ timeoutMs: 300_000 });
const { durationSeconds } = await bridge.synthesizeToFile({ text: "Once, and no more.", output: "once.wav" });
console.log(`once.wav: ${durationSeconds.toFixed(2)} s`);
