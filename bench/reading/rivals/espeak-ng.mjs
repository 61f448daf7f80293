// eSpeak NG by itself, without VoxWeave's words: what most engines read text with.
import { createInterface } from "node:readline";
import { openEspeak } from "#dist/phonemes/espeak/espeak.js";

const BATCH = 200;
const espeak = openEspeak();
const texts = [];
for await (const line of createInterface({ input: process.stdin })) texts.push(JSON.parse(line));
for (let start = 0; start < texts.length; start += BATCH) {
  for (const phonemes of await espeak.phonemize(texts.slice(start, start + BATCH), "en-us")) {
    process.stdout.write(`${JSON.stringify({ phonemes: phonemes.replaceAll("^", "") })}\n`);
  }
}
await espeak[Symbol.asyncDispose]();
