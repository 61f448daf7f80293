import type { EnglishDictionary } from "../dictionary/english-dictionary.js";
import type { Names } from "../oov/names.js";
import { isPronounceable } from "../oov/pronounceable.js";
import type { TaggedToken } from "../tagging/tagger.js";

/** Fewer words in capitals may be a name or an acronym. */
const FEWEST_SHOUTED = 3;

/** Whether a whole sentence is written in capitals, so that "AT" and "US" are words like the others. */
export function isAllCaps(tokens: readonly TaggedToken[]): boolean {
  const words = tokens.filter(({ text }) => /^\p{L}[\p{L}'’]+$/u.test(text));
  return words.length >= FEWEST_SHOUTED && !tokens.some(({ text }) => /\p{Ll}/u.test(text));
}

/** Shortest word in capitals that is no acronym, by whether a list has it; and the same among other words in capitals. */
const SHORTEST = { unlisted: 5, listed: 4 };
const SHORTEST_SHOUTED = { unlisted: 4, listed: 3 };

/** What tells a name in capitals from an acronym. */
interface Known {
  readonly lexicon: EnglishDictionary;
  readonly names: Names | undefined;
}

/**
 * A word in capitals as it is written otherwise, where it is a word: "DARCY" is Darcy, among other words in capitals "AT"
 * is at. Else as it is: "NASA", "HTML".
 */
export function fromAllCaps(word: string, known: Known, shouted: boolean): string {
  const [, owner = word, ending = ""] = /^(.*)(['’]S)$/u.exec(word) ?? [];
  if (ending !== "") return `${owner === "" ? "" : fromAllCaps(owner, known, shouted)}'s`;
  if (!/^\p{Lu}[\p{Lu}\p{M}'’]+$/u.test(word)) return word;
  const { lexicon } = known;
  const lower = word.toLowerCase();
  if (lexicon.gold(lower) !== undefined) return shouted || PRONOUNS.has(lower) ? lower : word;
  if (lexicon.gold(word) !== undefined || !isName(lower, known, shouted)) return word;
  return lower.replaceAll(/(?<=^|^mc|['’])\p{Ll}(?=\p{Ll})/gu, (letter) => letter.toUpperCase());
}

/** Whether a word that is not in the checked dictionary is one all the same: it is long enough, and can be pronounced. */
function isName(lower: string, { lexicon, names }: Known, shouted: boolean): boolean {
  if (lower.length >= SHORTEST.listed && names?.getAnyCase(lower) !== undefined) return true;
  const shortest = shouted ? SHORTEST_SHOUTED : SHORTEST;
  const listed = lexicon.entry(lower) ?? (lower.endsWith("s") ? lexicon.entry(lower.slice(0, -1)) : undefined);
  if (listed !== undefined && lower.length >= SHORTEST.unlisted) return true;
  if (lower.length < (listed === undefined ? shortest.unlisted : shortest.listed)) return false;
  return isPronounceable(lower.replace(/^mc(?=.{3})/u, ""));
}

/** Never letters, even in a sentence of two words. */
const PRONOUNS: ReadonlySet<string> = new Set("he she we they him her them his my your our their".split(" "));

/** "soooo" as "so" and "goooood" as "good"; `undefined` where that makes no word, or no letter stands three times. */
export function shortened(word: string, lexicon: EnglishDictionary): string | undefined {
  if (!/(\p{L})\1\1/iu.test(word)) return undefined;
  const twice = word.replaceAll(/(\p{L})\1{2,}/giu, "$1$1");
  const once = word.replaceAll(/(\p{L})\1{2,}/giu, "$1");
  return [twice, once].find((form) => lexicon.gold(form) !== undefined);
}
