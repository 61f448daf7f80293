import type { EnglishDictionary } from "../dictionary/english-dictionary.js";
import type { Names } from "../oov/names.js";
import { isPronounceable } from "../oov/pronounceable.js";
import type { TaggedToken } from "../tagging/tagger.js";

/** The fewest words of a sentence in capitals. Fewer may be a name or an acronym. */
const FEWEST_SHOUTED = 3;

/** Returns whether a whole sentence is written in capitals. If so, "AT" and "US" in it are ordinary words. */
export function isAllCaps(tokens: readonly TaggedToken[]): boolean {
  const words = tokens.filter(({ text }) => /^\p{L}[\p{L}'’]+$/u.test(text));
  return words.length >= FEWEST_SHOUTED && !tokens.some(({ text }) => /\p{Ll}/u.test(text));
}

/**
 * The length of the shortest word in capitals that is not an acronym, if a dictionary lists the word and if none does.
 */
const SHORTEST = { unlisted: 5, listed: 4 };
/** The same lengths in a sentence that is all in capitals. */
const SHORTEST_SHOUTED = { unlisted: 4, listed: 3 };

/** The word lists that distinguish a name in capitals from an acronym. */
interface Known {
  readonly lexicon: EnglishDictionary;
  readonly names: Names | undefined;
}

/**
 * Returns the usual spelling of a word in capitals: "Darcy" for "DARCY", and "at" for "AT" in a sentence in capitals.
 * Returns an acronym unchanged: "NASA", "HTML".
 *
 * @param shouted whether the whole sentence is in capitals
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

/** Returns whether a word that the checked dictionary lacks is a name: it is long enough, and it can be pronounced. */
function isName(lower: string, { lexicon, names }: Known, shouted: boolean): boolean {
  if (lower.length >= SHORTEST.listed && names?.getAnyCase(lower) !== undefined) return true;
  const shortest = shouted ? SHORTEST_SHOUTED : SHORTEST;
  const listed = lexicon.entry(lower) ?? (lower.endsWith("s") ? lexicon.entry(lower.slice(0, -1)) : undefined);
  if (listed !== undefined && lower.length >= SHORTEST.unlisted) return true;
  if (lower.length < (listed === undefined ? shortest.unlisted : shortest.listed)) return false;
  return isPronounceable(lower.replace(/^mc(?=.{3})/u, ""));
}

/** Words in capitals that are never spelled, even in a sentence of two words. */
const PRONOUNS: ReadonlySet<string> = new Set("he she we they him her them his my your our their".split(" "));

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
