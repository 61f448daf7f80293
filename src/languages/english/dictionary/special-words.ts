import type { NextSound } from "../pronounce/next-sound.js";
import type { Entry } from "./dictionary.js";
import { parentOf } from "./parts-of-speech.js";
import { PRIMARY, SECONDARY } from "./sounds.js";
import type { WordPronunciation } from "./word-pronunciation.js";

/** The methods of the dictionary that special words use. */
interface Lookups {
  gold(word: string): Entry | undefined;
  lookup(word: string, tag: string, stress: number | undefined, context: NextSound): WordPronunciation | undefined;
  spell(word: string): WordPronunciation | undefined;
}

/** A word to pronounce. */
export interface WordQuery {
  readonly text: string;
  readonly tag: string;
  /** The stress that its capitals call for: see {@link applyStress}. */
  readonly stress: number | undefined;
}

/** Words for symbols. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["%", "percent"],
  ["&", "and"],
  ["+", "plus"],
  ["@", "at"],
]);

/** Words for symbols in web and mail addresses. */
const ADDRESS_SYMBOLS: ReadonlyMap<string, string> = new Map([
  [".", "dot"],
  ["/", "slash"],
]);

/**
 * Pronounces a word whose sound depends on its place in the sentence, a symbol, or a dotted abbreviation. Returns
 * `undefined` for other words. The order of the checks is misaki's.
 */
export function saySpecial(word: WordQuery, lexicon: Lookups, context: NextSound): WordPronunciation | undefined {
  const { text, tag } = word;
  const address = tag === "ADD" ? ADDRESS_SYMBOLS.get(text) : undefined;
  if (address !== undefined) return lexicon.lookup(address, "", -0.5, context);
  const symbol = SYMBOLS.get(text);
  if (symbol !== undefined) return lexicon.lookup(symbol, "", undefined, context);
  if (isDotted(text)) {
    const spelled = lexicon.spell(text);
    if (spelled !== undefined) return spelled;
  }
  const phonemes = functionWord(word, lexicon, context);
  if (phonemes === SPELL) return lexicon.spell(text);
  if (phonemes !== undefined) return { phonemes, from: "rule" };
  if (tag === "IN" && /^vs\.?$/i.test(text)) return lexicon.lookup("versus", "", undefined, context);
  return undefined;
}

const SPELL = Symbol("spell the word");

function functionWord(
  { text, tag, stress = 0 }: WordQuery,
  lexicon: Lookups,
  { next, beforeTo }: NextSound,
): string | typeof SPELL | undefined {
  const noun = tag.startsWith("NN");
  switch (text) {
    case "a":
    case "A":
      return tag === "DT" ? "ɐ" : "ˈA";
    case "am":
    case "Am":
    case "AM":
      // "Pan Am" is a name.
      if (noun && text !== "Am") return SPELL;
      return next === "pause" || text !== "am" || stress > 0 ? entryOf(lexicon, "am") : "ɐm";
    case "an":
    case "An":
    case "AN":
      return text === "AN" && noun ? SPELL : "ɐn";
    case "I":
      return tag === "PRP" ? `${SECONDARY}I` : undefined;
    case "by":
    case "By":
    case "BY":
      return parentOf(tag) === "ADV" ? "bˈI" : undefined;
    case "to":
    case "To":
    case "TO":
      if (text === "TO" && tag !== "TO" && tag !== "IN") return undefined;
      return next === "pause" ? entryOf(lexicon, "to") : next === "vowel" ? "tʊ" : "tə";
    case "in":
    case "In":
    case "IN":
      if (text === "IN" && tag === "NNP") return undefined;
      return next === "pause" || tag !== "IN" ? `${PRIMARY}ɪn` : "ɪn";
    case "the":
    case "The":
    case "THE":
      if (text === "THE" && tag !== "DT") return undefined;
      return next === "vowel" ? "ði" : "ðə";
    case "used":
    case "Used":
    case "USED":
      return entryOf(lexicon, "used", (tag === "VBD" || tag === "JJ") && beforeTo ? "VBD" : "DEFAULT");
    default:
      return undefined;
  }
}

function entryOf(lexicon: Lookups, word: string, variant = "DEFAULT"): string | undefined {
  const entry = lexicon.gold(word);
  return typeof entry === "string" ? entry : (entry?.get(variant) ?? undefined);
}

/** Returns whether a text is letters with full stops inside, in parts of one or two letters: "U.S.", "p.m.". */
function isDotted(text: string): boolean {
  if (!text.replace(/^\.+|\.+$/g, "").includes(".") || !/^\p{L}+$/u.test(text.replaceAll(".", ""))) return false;
  return text.split(".").every((part) => part.length < 3);
}
