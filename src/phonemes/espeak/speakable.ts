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

/** Whether a reader would expect to hear the word: it has a letter, a digit, a symbol with a name, or a lost character. */
export function isAudible(word: string): boolean {
  return /[\p{L}\p{N}\p{Sc}\p{Extended_Pictographic}%&+=@/°\uFFFD\p{Co}]|\p{Cs}/u.test(word);
}

const FOREIGN = /(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Common}|\p{Script=Inherited})\p{L}/u;
