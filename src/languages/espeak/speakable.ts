import { isAudible } from "../../text/audible.js";

/** Returns the text of a word that a voice with these letters can say; the empty string if it can say nothing. */
export function speakable(word: string, letters: RegExp): string {
  const clean = word
    .toWellFormed()
    .normalize("NFC")
    // Broken surrogates, control and private-use characters have no sound, and eSpeak ends the line at some of them.
    // Joiners and soft hyphens only shape letters.
    .replaceAll(/[\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "")
    .replaceAll("’", "'")
    // eSpeak takes text in double brackets for phonemes.
    .replaceAll(/\[{2,}/gu, "[");
  // eSpeak would say a word in another script as "Chinese letter, Chinese letter".
  if (clean.match(/\p{L}/gu)?.some((letter) => !letters.test(letter))) return "";
  return isAudible(clean) || isSign(clean) ? clean : "";
}

/** Tests whether a word consists of signs only, such as "€" or "×". Each eSpeak voice knows only some signs. */
export function isSign(word: string): boolean {
  return /^[\p{S}§*#%&@/]+$/u.test(word);
}
