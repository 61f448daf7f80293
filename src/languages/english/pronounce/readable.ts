/**
 * A word as it can be read: composed, without what has no form (broken surrogates, controls, private characters). The
 * empty string where nothing is left to read, or where it is in a script that English has no sounds for.
 */
export function readable(word: string): string {
  const clean = word
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "");
  return FOREIGN.test(clean) ? "" : clean;
}

const FOREIGN = /(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Common}|\p{Script=Inherited})\p{L}/u;
