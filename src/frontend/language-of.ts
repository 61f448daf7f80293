import { parseVoiceMix, type Voice } from "../core/voice.js";
import { findLanguage } from "../languages/registry.js";
import type { ProsodyOverride } from "./pronounced-segment.js";

/**
 * The language in which a passage is read: the one that its author names, else that of the voice that the author wants, else
 * that of the whole text.
 *
 * @param main BCP 47 tag in lower case
 */
export function languageOf({ language, voice }: ProsodyOverride, main: string, voices: readonly Voice[]): string {
  const named = language === undefined ? undefined : findLanguage(language);
  if (named !== undefined) return main.startsWith(`${language}-`) ? main : named; // "en" in a British text is British.
  if (voice === undefined) return main;
  const [first] = parseVoiceMix(voice);
  return voices.find(({ id }) => id === first?.voice)?.language ?? main;
}
