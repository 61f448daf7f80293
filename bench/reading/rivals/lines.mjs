// The protocol between the benchmark and its rivals: each input line is a JSON string, each output line is `{ phonemes }`, in
// order. For a text that a rival cannot read, the line is `{ error }`, which counts as a wrong reading.
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
