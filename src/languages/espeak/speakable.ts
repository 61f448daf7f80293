import { isAudible } from "../../text/audible.js";

/** What a voice that says these letters can say of a word; the empty string where nothing. */
export function speakable(word: string, letters: RegExp): string {
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
  if (clean.match(/\p{L}/gu)?.some((letter) => !letters.test(letter))) return "";
  return isAudible(clean) || isSign(clean) ? clean : "";
}

/** Whether a word is nothing but signs, such as "€" or "×", of which eSpeak's voices know only some. */
export function isSign(word: string): boolean {
  return /^[\p{S}§*#%&@/]+$/u.test(word);
}
