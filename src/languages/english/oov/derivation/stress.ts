import type { EnglishDialect } from "./lookup.js";

/**
 * A part that follows the part with the stress. The American dictionary leaves it a secondary stress (bˈʊkʃˌɛlf), the
 * British one none (bˈʊkʃɛlf).
 */
export function demote(phonemes: string, language: EnglishDialect): string {
  const plain = phonemes.replaceAll("ˌ", "");
  return plain.replace("ˈ", language === "en-us" ? "ˌ" : "");
}

/** Before a vowel, British words that are written with a final r say it. */
export function linkR(stem: string, phonemes: string, language: EnglishDialect): string {
  return language === "en-gb" && /re?$/i.test(stem) && !phonemes.endsWith("ɹ") ? `${phonemes}ɹ` : phonemes;
}

/** Before a vowel, an American t between vowels is a flap: write, writer. What may stand before it is misaki's list. */
export function flapT(phonemes: string, language: EnglishDialect): string {
  return language === "en-us" ? phonemes.replace(/(?<=[AIOWYiuæɑəɛɪɹʊʌ])t$/, "ɾ") : phonemes;
}

const VOWELS = "AIOQWYaeiouæɑɒɔəɛɜɪʊʌᵊᵻ";
const VOWEL = new RegExp(`[${VOWELS}]`, "g");
const VOWEL_FIRST = new RegExp(`^[ˈˌ]?[${VOWELS}]`);
const STRESSED_FIRST = new RegExp(`^[^${VOWELS}ˈˌ]*ˈ`);

/** Syllables, near enough. */
export function countVowels(phonemes: string): number {
  return phonemes.match(VOWEL)?.length ?? 0;
}

export function startsWithVowel(phonemes: string): boolean {
  return VOWEL_FIRST.test(phonemes);
}

/** Whether the first syllable has the primary stress. */
export function isStressedFirst(phonemes: string): boolean {
  return STRESSED_FIRST.test(phonemes);
}
