// The protocol between the benchmark and its rivals: a JSON string a line in, `{ phonemes }` a line out, in order. A text
// that a rival cannot read gives `{ error }`, which counts as read wrong.
import { createInterface } from "node:readline";

/** @param {(text: string) => Promise<string>} phonemize */
export async function answer(phonemize) {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await attempt(phonemize, JSON.parse(line)))}\n`);
  }
}

async function attempt(phonemize, text) {
  try {
    return { phonemes: await phonemize(text) };
  } catch (error) {
    return { error: String(error) };
  }
}
