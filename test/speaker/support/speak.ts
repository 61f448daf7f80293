import { speakToFile } from "../../../src/output/to-file.js";
import type { SpeechChunk } from "../../../src/speaker/speak-options.js";
import { openSpeaker, type Speaker } from "../../../src/speaker/speaker.js";
import { openLetterPhonemizer } from "./letter-phonemizer.js";
import { openRecordingEngine, type RecordingEngine, type RecordingOptions } from "./recording-engine.js";

/** A speaker on tones and letters. */
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

/** Lets everything go on that is not waiting for the listener. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve, 4));
}

/** Five sentences that are each long enough for an utterance of their own. */
export const FIVE: string = Array.from(
  { length: 5 },
  (_, index) => `Sentence ${index} ${"goes on ".repeat(24)}here.`,
).join(" ");
