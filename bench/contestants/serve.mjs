// The protocol between the benchmark and its contestants: one JSON object a line, in and out. Plain JavaScript without
// dependencies, because every contestant has its own packages.
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

/**
 * Answers `{ text, out }` with `{ first: true }` at the first sound and then `{ audioSeconds, firstSeconds, tookSeconds }`;
 * writes the sound to `out` as raw float32, which the benchmark verifies.
 *
 * @param {(text: string) => AsyncIterable<Float32Array>} speak
 * @param {number} sampleRate
 */
export async function serve(speak, sampleRate) {
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const { text, out } = JSON.parse(line);
    const pieces = [];
    const started = performance.now();
    let firstSeconds = 0;
    for await (const samples of speak(text)) {
      if (samples.length === 0) continue;
      if (pieces.length === 0) {
        firstSeconds = (performance.now() - started) / 1000;
        process.stdout.write(`${JSON.stringify({ first: true })}\n`);
      }
      pieces.push(Buffer.from(samples.slice().buffer));
    }
    const tookSeconds = (performance.now() - started) / 1000;
    if (pieces.length === 0) throw new Error(`nothing was spoken for ${JSON.stringify(text)}`);
    const sound = Buffer.concat(pieces);
    writeFileSync(out, sound);
    const result = { audioSeconds: sound.length / 4 / sampleRate, firstSeconds, tookSeconds };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}
