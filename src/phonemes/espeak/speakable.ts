import { isAudible } from "../../text/audible.js";

/** What of a word eSpeak's English voices can say; the empty string where nothing. */
export function speakable(word: string): string {
  const clean = word
    .toWellFormed()
    // Broken surrogates, controls and private characters have no sound, and eSpeak would end the line at some of them.
    // (U+200D stays: it joins emoji.)
    .replaceAll(/(?!\u200D)[\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "")
    .replaceAll("’", "'")
    // Between double brackets eSpeak reads phonemes, not text.
    .replaceAll(/\[{2,}/gu, "[");
  // A word in another script would be spelled out as "Chinese letter, Chinese letter": junk rather than speech.
  if (FOREIGN.test(clean)) return "";
  return isAudible(clean) ? clean : "";
}

const FOREIGN = /(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Common}|\p{Script=Inherited})\p{L}/u;
