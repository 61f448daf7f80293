import { parseVoiceMix, type Voice } from "../core/voice.js";
import { findLanguage } from "../languages/registry.js";
import type { ProsodyOverride } from "./pronounced-segment.js";

/**
 * Returns the language of a segment: the language in the markup, else that of the voice in the markup, else that of the
 * whole text. An unsupported language in the markup is ignored.
 *
 * @param main language of the whole text: a BCP 47 tag in lower case
 * @param voices voices whose languages are known
 */
export function languageOf({ language, voice }: ProsodyOverride, main: string, voices: readonly Voice[]): string {
  const named = language === undefined ? undefined : findLanguage(language);
  if (named !== undefined) return main.startsWith(`${language}-`) ? main : named; // "en" in a British text is British.
  if (voice === undefined) return main;
  const [first] = parseVoiceMix(voice);
  return voices.find(({ id }) => id === first?.voice)?.language ?? main;
}
