import { isAudible } from "../../text/audible.js";
import { ESPEAK_VOICES, type EspeakLanguage } from "./languages.js";

/** What of a word eSpeak's voice for a language can say; the empty string where nothing. */
export function speakable(word: string, language: EspeakLanguage): string {
  const clean = word
    .toWellFormed()
    .normalize("NFC")
    // Broken surrogates, controls and private characters have no sound, and eSpeak would end the line at some of them;
    // joiners and soft hyphens only shape letters.
    .replaceAll(/[\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "")
    .replaceAll("’", "'")
    // Between double brackets eSpeak reads phonemes, not text.
    .replaceAll(/\[{2,}/gu, "[");
  // A word in another script would be spelled out as "Chinese letter, Chinese letter": junk rather than speech.
  const { letters } = ESPEAK_VOICES[language];
  if (clean.match(/\p{L}/gu)?.some((letter) => !letters.test(letter))) return "";
  return isAudible(clean) || isSign(clean) ? clean : "";
}

/** Whether a word is nothing but signs, such as "€" or "×", of which eSpeak's voices know only some. */
export function isSign(word: string): boolean {
  return /^[\p{S}§*#%&@/]+$/u.test(word);
}
