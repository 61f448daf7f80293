import type { EnglishDialect } from "./lookup.js";
import { flapT, linkR } from "./stress.js";

/** The ending of a possessive. */
export type Ending = "'s" | "s'";

const SIBILANT = /[szʃʒʧʤ]$/;
const VOICELESS = /[ptkfθ]$/;

/** Splits a possessive into its word and its ending, since no dictionary has possessives. */
export function cutEnding(word: string): { readonly base: string; readonly ending: Ending } | undefined {
  const match = /^(.*[\p{L}\p{M}])(?:['’](s)|(s)['’])$/iu.exec(word);
  const [, stem = "", singular, plural = ""] = match ?? [];
  if (match === null) return undefined;
  return { base: stem + plural, ending: singular === undefined ? "s'" : "'s" };
}

/** Adds the ending of a possessive to phonemes. */
export function addEnding(phonemes: string, ending: Ending, language: EnglishDialect): string {
  return ending === "s'" ? phonemes : addS(phonemes, language);
}

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
