import type { Utterance } from "../../../src/core/utterance.js";
import type { SpeechStyle } from "../../../src/core/voice.js";

/** A style of the tone engine. */
export const STYLE: SpeechStyle = { voice: [{ voice: "tone_mid", weight: 1 }], speed: 1 };

/** Returns an utterance of these phonemes. */
export function say(phonemes: string, rest: Partial<Utterance> = {}): Utterance {
  return { language: "en-us", text: "", phonemes, words: [], source: { start: 0, end: 0 }, ...rest };
}
