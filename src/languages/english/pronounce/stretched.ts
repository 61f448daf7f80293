import type { EnglishDictionary } from "../dictionary/english-dictionary.js";

/**
 * Returns a stretched word in its usual spelling: "so" for "soooo", "good" for "goooood". Returns `undefined` if no
 * letter is repeated three times, or if the shorter form is not a word.
 */
export function shortened(word: string, lexicon: EnglishDictionary): string | undefined {
  if (!/(\p{L})\1\1/iu.test(word)) return undefined;
  const twice = word.replaceAll(/(\p{L})\1{2,}/giu, "$1$1");
  const once = word.replaceAll(/(\p{L})\1{2,}/giu, "$1");
  return [twice, once].find((form) => lexicon.gold(form) !== undefined);
}
