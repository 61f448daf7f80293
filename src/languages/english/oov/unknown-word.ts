import { joinCamelCase, joinCompound } from "./derivation/compounds.js";
import { derive } from "./derivation/derive.js";
import { addEnding, cutEnding } from "./derivation/endings.js";
import type { EnglishDialect, Lookup } from "./derivation/lookup.js";
import { namePrefix } from "./derivation/name-prefixes.js";
import { isSpelled, spell } from "./derivation/spelled.js";
import type { LetterToSound } from "./letter-to-sound/model.js";

/** How a word that the dictionary does not have is said, and how that was found. */
export interface UnknownWord {
  /** In misaki's set, with stress marks. */
  readonly phonemes: string;
  /**
   * - `stem`: a known word with an ending or a beginning that changes nothing of it, "podcaster"
   * - `compound`: known words in one, "cheeseburger", "VoxWeave"
   * - `name-prefix`: a name behind Mc, O', Fitz and such
   * - `letters`: the names of its letters, for it cannot be a word, "kbps"
   * - `model`: the letter-to-sound network
   */
  readonly from: "stem" | "compound" | "name-prefix" | "letters" | "model";
}

export interface UnknownWordOptions {
  readonly language: EnglishDialect;
  /** The dialect's dictionary: a word as written, or a capital letter for the name of the letter. */
  readonly lookup: Lookup;
  readonly letterToSound: LetterToSound;
}

/**
 * Says an English word that the dictionary does not have: by parts that it does have where that is safe, else by the
 * network. Each way before the network was kept because it is right more often than the network is
 * (`docs/unknown-words.md`).
 *
 * @param word letters, apostrophes and hyphens, as written: capitals tell names and parts
 * @throws {RangeError} where a character is none of these, or there is no letter
 */
export function unknownWord(word: string, options: UnknownWordOptions): UnknownWord {
  const { language, lookup, letterToSound } = options;
  if (isSpelled(word)) {
    const phonemes = spell(word, lookup);
    if (phonemes !== undefined) return { phonemes, from: "letters" };
  }
  const ended = cutEnding(word);
  if (ended !== undefined) {
    const known = lookup(ended.base);
    const base = known === undefined ? unknownWord(ended.base, options) : { phonemes: known, from: "stem" as const };
    return { ...base, phonemes: addEnding(base.phonemes, ended.ending, language) };
  }
  const say = (part: string): string => lookup(part) ?? unknownWord(part, options).phonemes;

  const named = namePrefix(word, language, say);
  if (named !== undefined) return { phonemes: named, from: "name-prefix" };
  const camel = joinCamelCase(word, language, say);
  if (camel !== undefined) return { phonemes: camel, from: "compound" };
  const derived = derive(word, language, lookup);
  if (derived !== undefined) return { phonemes: derived, from: "stem" };
  const compound = joinCompound(word, language, lookup);
  if (compound !== undefined) return { phonemes: compound, from: "compound" };
  return { phonemes: letterToSound.pronounce(word, language), from: "model" };
}
