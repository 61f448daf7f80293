import type { Engine } from "../core/engine.js";
import type { Utterance } from "../core/utterance.js";
import type { SpeechStyle } from "../core/voice.js";

/**
 * Returns the key of an utterance: everything that sets its sound, as JSON. The place of the utterance in its source does not
 * count, so a sentence has the same key in every text.
 *
 * Weights of a mix keep all their digits. The order of a mix counts, because the last bit of a sum depends on it.
 */
export function utteranceKey(
  { id, fingerprint, input }: Pick<Engine, "id" | "fingerprint" | "input">,
  { language, text, reading, phonemes }: Utterance,
  { voice, speed }: SpeechStyle,
): string {
  const mix = voice.map((share) => [share.voice, share.weight]);
  const read = input === "text" || reading === "text" ? text : null;
  return JSON.stringify([id, fingerprint, language, read, phonemes, mix, speed]);
}
