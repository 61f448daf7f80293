import { joinCamelCase, joinCompound, joinParticle } from "./derivation/compounds.js";
import { derive } from "./derivation/derive.js";
import { addEd, addEnding, cutEnding } from "./derivation/endings.js";
import { joinLettersAndWord } from "./derivation/letters-and-word.js";
import type { EnglishDialect, Lookup } from "./derivation/lookup.js";
import { clippedName, namePrefix } from "./derivation/name-prefixes.js";
import { isSpelled, spell } from "./derivation/spelled.js";
import type { LetterToSound } from "./letter-to-sound/model.js";

/** The pronunciation of a word that the dictionary lacks, and its origin. */
export interface UnknownWord {
  /** Phonemes in misaki's set, with stress marks. */
  readonly phonemes: string;
  /**
   * - `stem`: a known word with a prefix or suffix that does not change it, "podcaster", or spelled otherwise, "Bentleigh"
   * - `compound`: known words, or letters and a word, written as one: "cheeseburger", "VoxWeave", "cmake"
   * - `name-prefix`: a name after a prefix such as Mc, O' and Fitz
   * - `letters`: spelled, since it cannot be a word, "kbps"
   * - `model`: the letter-to-sound network
   */
  readonly from: "stem" | "compound" | "name-prefix" | "letters" | "model";
}

/** Options of {@link unknownWord}. */
export interface UnknownWordOptions {
  readonly language: EnglishDialect;
  /** Looks up a word in the dialect's dictionary; a single capital stands for the name of the letter. */
  readonly lookup: Lookup;
  /**
   * Looks up the parts of a word in lower case. It knows no surnames, because many common words have the letters of one
   * inside.
   */
  readonly lookupPart: Lookup;
  readonly letterToSound: LetterToSound;
}

/**
 * Pronounces an English word that the dictionary lacks. A name in "-leigh" sounds like one in "-ley". It uses known parts where they are reliable, and otherwise the
 * network. Each method before the network is right more often than the network (`docs/unknown-words.md`).
 *
 * @param word letters, apostrophes and hyphens, with the original capitals, which show names and parts
 * @throws {RangeError} if the word has another character, or no letter
 */
export function unknownWord(word: string, options: UnknownWordOptions): UnknownWord {
  const { language, lookup, lookupPart, letterToSound } = options;
  if (isSpelled(word)) {
    const phonemes = spell(word, lookup);
    if (phonemes !== undefined) return { phonemes, from: "letters" };
  }
  const ended = cutEnding(word);
  // "inspir'd" is a verb of verse.
  if (ended !== undefined && !(ended.ending === "'d" && isElided(ended.base, lookup))) {
    const known = lookup(ended.base);
    const base = known === undefined ? unknownWord(ended.base, options) : { phonemes: known, from: "stem" as const };
    return { ...base, phonemes: addEnding(base.phonemes, ended.ending, language) };
  }
  const plain = word.replace(/(?<=^\p{Lu}\p{Ll}+)leigh$/u, "ley");
  if (plain !== word) {
    const known = lookup(plain);
    return known === undefined ? unknownWord(plain, options) : { phonemes: known, from: "stem" };
  }
  const elided = sayElided(word, language, lookup);
  if (elided !== undefined) return { phonemes: elided, from: "stem" };
  const say = (part: string): string => lookup(part) ?? unknownWord(part, options).phonemes;

  const family = sayFamily(word, language, say);
  if (family !== undefined) return { phonemes: family, from: "stem" };
  const named = namePrefix(word, language, say) ?? clippedName(word, say, lookupPart);
  if (named !== undefined) return { phonemes: named, from: "name-prefix" };
  const camel = joinCamelCase(word, language, say);
  if (camel !== undefined) return { phonemes: camel, from: "compound" };
  const clipped = /^\p{Ll}{2,}in$/u.test(word) ? lookupPart(`${word}g`) : undefined;
  if (clipped !== undefined) return { phonemes: clipped.replace(/ŋ$/u, "n"), from: "stem" };
  const derived = derive(word, language, /^\p{Lu}/u.test(word) ? lookup : lookupPart);
  if (derived !== undefined) return { phonemes: derived, from: "stem" };
  const compound =
    joinCompound(word, language, lookupPart) ??
    joinParticle(word, language, lookupPart) ??
    joinLettersAndWord(word, language, lookup, lookupPart);
  if (compound !== undefined) return { phonemes: compound, from: "compound" };
  return { phonemes: softenJ(word, letterToSound.pronounce(word, language)), from: "model" };
}

/** Pronounces a family of plants from its adjective, whose stress the dictionary and the network know: "Rosaceae", "rosaceous". */
function sayFamily(word: string, language: EnglishDialect, say: (adjective: string) => string): string | undefined {
  const stem = /^(\p{L}\p{Ll}+ace)ae$/u.exec(word)?.[1];
  const adjective = stem === undefined ? "" : say(`${stem.toLowerCase()}ous`);
  return adjective.endsWith("ˈAʃəs") ? adjective.replace(/ʃəs$/u, language === "en-us" ? "siˌi" : "sɪiː") : undefined;
}

/** Corrects the "j" after the first consonant of a Nordic or Dutch name, which begins no English word: "Bjarni", "Tjomme". */
function softenJ(word: string, phonemes: string): string {
  return /^[bfhkmnptv]j/iu.test(word) ? phonemes.replace(/^tʤ/u, "ʧ").replace(/^([bfhkmnpv])ʤ/u, "$1j") : phonemes;
}

/** Tests whether a stem before "'d" has lost the "e" of "-ed", and is not a noun with "would": "turn'd", but "the sheriff'd". */
function isElided(stem: string, lookup: Lookup): boolean {
  return lookup(`${stem.toLowerCase()}ed`) !== undefined || lookup(stem) === undefined;
}

/** Pronounces a word of verse whose apostrophe stands for letters: "inspir'd", "o'erwhelm'd". */
function sayElided(word: string, language: EnglishDialect, lookup: Lookup): string | undefined {
  const whole = word.replace(/^o['’]er(?=\p{Ll}{2})/iu, "over");
  const stem = /^(\p{L}\p{Ll}{2,})['’]d$/u.exec(whole)?.[1]?.toLowerCase();
  if (stem === undefined) return whole === word ? undefined : lookup(whole);
  const single = /(\p{Ll})\1$/u.test(stem) ? stem.slice(0, -1) : stem;
  const said = lookup(`${stem}ed`);
  if (said !== undefined) return said;
  const verb = lookup(`${stem}e`) ?? lookup(single) ?? derive(stem, language, lookup);
  return verb === undefined ? undefined : addEd(verb, language);
}
