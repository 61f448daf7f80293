/**
 * Returns a word in composed form (NFC), without lone surrogates, control characters and private-use characters.
 * Returns the empty string if nothing is left, or if the word is in a script for which English has no sounds.
 */
export function readable(word: string): string {
  const clean = word
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "");
  return FOREIGN.test(clean) ? "" : clean;
}

const FOREIGN = /(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Common}|\p{Script=Inherited})\p{L}/u;
