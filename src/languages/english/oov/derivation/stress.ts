import type { EnglishDialect } from "./lookup.js";

/**
 * Lowers the stress of a part after the stressed part. The American dictionary keeps a secondary stress (bˈʊkʃˌɛlf),
 * the British one keeps none (bˈʊkʃɛlf).
 */
export function demote(phonemes: string, language: EnglishDialect): string {
  const plain = phonemes.replaceAll("ˌ", "");
  return plain.replace("ˈ", language === "en-us" ? "ˌ" : "");
}

/** Adds the r of a British stem with a final "r" or "re", which is pronounced before a vowel. */
export function linkR(stem: string, phonemes: string, language: EnglishDialect): string {
  return language === "en-gb" && /re?$/i.test(stem) && !phonemes.endsWith("ɹ") ? `${phonemes}ɹ` : phonemes;
}

/**
 * Changes a final American t to a flap, as before a vowel: write, writer. The list of sounds that may stand before it
 * is misaki's.
 */
export function flapT(phonemes: string, language: EnglishDialect): string {
  return language === "en-us" ? phonemes.replace(/(?<=[AIOWYiuæɑəɛɪɹʊʌ])t$/, "ɾ") : phonemes;
}

const VOWELS = "AIOQWYaeiouæɑɒɔəɛɜɪʊʌᵊᵻ";
const VOWEL = new RegExp(`[${VOWELS}]`, "g");
const VOWEL_FIRST = new RegExp(`^[ˈˌ]?[${VOWELS}]`);
const STRESSED_FIRST = new RegExp(`^[^${VOWELS}ˈˌ]*ˈ`);

/** Returns the number of vowels, which is about the number of syllables. */
export function countVowels(phonemes: string): number {
  return phonemes.match(VOWEL)?.length ?? 0;
}

/** Returns whether phonemes begin with a vowel, ignoring stress marks. */
export function startsWithVowel(phonemes: string): boolean {
  return VOWEL_FIRST.test(phonemes);
}

/** Returns whether the first syllable has the primary stress. */
export function isStressedFirst(phonemes: string): boolean {
  return STRESSED_FIRST.test(phonemes);
}
