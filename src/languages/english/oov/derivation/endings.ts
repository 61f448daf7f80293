import type { EnglishDialect } from "./lookup.js";
import { flapT, linkR } from "./stress.js";

/** The ending of a possessive, or a verb that is contracted with the word before it. */
export type Ending = "'s" | "s'" | "'ll" | "'d" | "'ve" | "'re";

const SIBILANT = /[szʃʒʧʤ]$/;
const VOICELESS = /[ptkfθ]$/;

/**
 * Splits a possessive or a contraction into its word and its ending, since the dictionaries have only the commonest:
 * "Zorgon's", "the dogs'", "the sheriff'll", "the boys've".
 */
export function cutEnding(word: string): { readonly base: string; readonly ending: Ending } | undefined {
  const match = /^(.*[\p{L}\p{M}])(?:['’](s|ll|d|ve|re)|(s)['’])$/iu.exec(word);
  const [, stem = "", ending, plural = ""] = match ?? [];
  if (match === null) return undefined;
  return { base: stem + plural, ending: ending === undefined ? "s'" : (`'${ending.toLowerCase()}` as Ending) };
}

/** Adds the ending of a possessive or a contraction to phonemes. */
export function addEnding(phonemes: string, ending: Ending, language: EnglishDialect): string {
  if (ending === "s'") return phonemes;
  if (ending === "'s") return addS(phonemes, language);
  const [syllable, consonant] = CONTRACTED[ending];
  const weak = language === "en-gb" ? syllable.replace("ɹ", "") : syllable;
  return phonemes + (/[aeiouəæɑɒɔɛɜɪʊʌAIOQWYː]$/u.test(phonemes) && consonant !== "" ? consonant : weak);
}

/** The sounds of contracted verbs after a consonant, and after a vowel. */
const CONTRACTED = { "'ll": ["ᵊl", "l"], "'d": ["əd", "d"], "'ve": ["əv", "v"], "'re": ["əɹ", ""] } as const;

/** Adds "-s", of a plural or a verb. */
export function addS(phonemes: string, language: EnglishDialect): string {
  if (SIBILANT.test(phonemes)) return `${phonemes}${language === "en-us" ? "ᵻ" : "ɪ"}z`;
  return phonemes + (VOICELESS.test(phonemes) ? "s" : "z");
}

/** Adds "-ed". */
export function addEd(phonemes: string, language: EnglishDialect): string {
  if (/[td]$/.test(phonemes)) return `${flapT(phonemes, language)}${language === "en-us" ? "ᵻ" : "ɪ"}d`;
  return phonemes + (/[pkfθʃsʧ]$/.test(phonemes) ? "t" : "d");
}

/** Adds "-ing". */
export function addIng(stem: string, phonemes: string, language: EnglishDialect): string {
  return `${linkR(stem, flapT(phonemes, language), language)}ɪŋ`;
}
