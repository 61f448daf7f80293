import type { Lexicon } from "./lexicon/lexicon.js";
import type { TaggedToken } from "./tagger/tagger.js";

/** Fewer words in capitals may be a name or an acronym. */
const FEWEST_SHOUTED = 3;

/** Whether a whole sentence is written in capitals, so that "AT" and "US" are words like the others. */
export function isShouted(tokens: readonly TaggedToken[]): boolean {
  const words = tokens.filter(({ text }) => /^\p{L}[\p{L}'’]+$/u.test(text));
  return words.length >= FEWEST_SHOUTED && !tokens.some(({ text }) => /\p{Ll}/u.test(text));
}

/** A shouted word as it is written otherwise, where it is known so; else as it is: "NASA". */
export function unshouted(word: string, lexicon: Lexicon): string {
  const lower = word.toLowerCase();
  return word.length > 1 && lexicon.gold(lower) !== undefined ? lower : word;
}

/** "soooo" as "so" and "goooood" as "good"; `undefined` where that makes no word, or no letter stands three times. */
export function shortened(word: string, lexicon: Lexicon): string | undefined {
  if (!/(\p{L})\1\1/iu.test(word)) return undefined;
  const twice = word.replaceAll(/(\p{L})\1{2,}/giu, "$1$1");
  const once = word.replaceAll(/(\p{L})\1{2,}/giu, "$1");
  return [twice, once].find((form) => lexicon.gold(form) !== undefined);
}
