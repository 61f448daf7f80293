import { speakToFile } from "../../../src/output/to-file.js";
import type { SpeechChunk } from "../../../src/speaker/speak-options.js";
import { openSpeaker, type Speaker } from "../../../src/speaker/speaker.js";
import { openLetterPhonemizer } from "./letter-phonemizer.js";
import { openRecordingEngine, type RecordingEngine, type RecordingOptions } from "./recording-engine.js";

/** A speaker with the tone engine and the letter phonemizer. */
export function openRig(options: RecordingOptions = {}): {
  readonly engine: RecordingEngine;
  readonly speaker: Speaker;
} {
  const engine = openRecordingEngine(options);
  return { engine, speaker: openSpeaker({ engine, phonemizer: openLetterPhonemizer() }, speakToFile) };
}

export async function collect(stream: AsyncIterable<SpeechChunk>): Promise<SpeechChunk[]> {
  const chunks: SpeechChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

/**
 * Waits until all work that does not wait for the listener is done. An item that `prefetch` makes ahead takes at most two
 * timers of 2 ms, and it makes at most 16.
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Five sentences. Each is long enough to be an utterance. */
export const FIVE: string = Array.from(
  { length: 5 },
  (_, index) => `Sentence ${index} ${"goes on ".repeat(24)}here.`,
).join(" ");
