import { phonemeId } from "./vocabulary.js";

/**
 * Turns IPA as dictionaries write it into Kokoro's symbols: diphthongs and affricates are one symbol each, and a stress
 * mark stands before the vowel rather than before the syllable. Kokoro's own symbols for English come through as they are.
 *
 * `unknown` names the signs that Kokoro has no symbol for; they are not in `phonemes`. Shades finer than Kokoro's symbols
 * (a dental "t", a lowered vowel) are dropped.
 */
export function fromIpa(ipa: string): { readonly phonemes: string; readonly unknown: readonly string[] } {
  let phonemes = ipa.normalize("NFD").replaceAll("c\u0327", "ç").trim();
  for (const [from, to] of REPLACEMENTS) phonemes = phonemes.replaceAll(from, to);
  phonemes = phonemes.replaceAll(STRESSED, "$2$1").replaceAll(/\s+/gu, " ").trim();
  const symbols = [...phonemes];
  return {
    phonemes: symbols.filter(isSound).join(""),
    unknown: [...new Set(symbols.filter((symbol) => !isSound(symbol)))],
  };
}

/** Kokoro's punctuation is no part of a word's sound. */
function isSound(symbol: string): boolean {
  return phonemeId(symbol) !== undefined && /[\p{L}\p{M}ːˈˌ↓→↗↘ ]/u.test(symbol);
}

/** A stress mark, and the consonants between it and the vowel that it belongs to. */
const STRESSED = /([ˈˌ])([^ˈˌ\saeiouyæɑɐɒɔəɚɛɜɪɨʊʌɯɤøœᵻᵊAIOQWY]+)(?=[aeiouyæɑɐɒɔəɚɛɜɪɨʊʌɯɤøœᵻᵊAIOQWY])/gu;

/** In this order: longer sequences stand before the signs that they contain. */
const REPLACEMENTS: readonly (readonly [from: string | RegExp, to: string])[] = [
  [/^[/[]|[/\]]$/gu, ""], // The slashes or brackets around it.
  [/[()‿]/gu, ""], // What may be left out is said.
  [/['’]/gu, "ˈ"],
  [":", "ː"],
  // Shades: non-syllabic, dental, voiceless, unreleased, raised, lowered and so on; half-long; tones of a word.
  [/[\u032F\u0325\u030A\u032A\u031A\u0324\u0330\u032C\u0339\u031C-\u0320\u0318\u0319\u033A-\u033D\u0306\u02D1]/gu, ""],
  // Tied affricates, and those that English has without a tie.
  [/t[\u0361\u035C]s/gu, "ʦ"],
  [/d[\u0361\u035C]z/gu, "ʣ"],
  [/t[\u0361\u035C]ɕ/gu, "ʨ"],
  [/d[\u0361\u035C]ʑ/gu, "ʥ"],
  [/[\u0361\u035C]/gu, ""],
  ["tʃ", "ʧ"],
  ["dʒ", "ʤ"],
  [/[aʌɑ]ɪ/gu, "I"],
  [/[eɛ]ɪ/gu, "A"],
  [/[ɔɒ]ɪ/gu, "Y"],
  [/[aɑ]ʊ/gu, "W"],
  [/oʊ/gu, "O"],
  [/əʊ/gu, "Q"],
  [/[.|]/gu, ""], // The ends of syllables, which part "t.ʃ" in "nutshell".
  ["ɝ", "ɜɹ"],
  ["ɚ", "əɹ"],
  ["\u02DE", "ɹ"],
  [/(\S)\u0329/gu, "ᵊ$1"], // A consonant that is a syllable.
  [/ɪ\u0308|ɨ\u031E/gu, "ᵻ"],
  ["\u0308", ""],
  // Signs for the same sound in English, and the nearest one where Kokoro has none.
  ["g", "ɡ"],
  ["r", "ɹ"],
  ["ɫ", "l"],
  ["ɬ", "l"],
  ["ʍ", "w"],
  ["ʷ", "w"],
  ["ɱ", "m"],
  ["ɾ", "T"],
  ["ʔ", "t"],
  [/e(?!ː)/gu, "ɛ"],
  [/o(?!ː)/gu, "ɔ"],
  ["ʉ", "u"],
  ["ɘ", "ə"],
  ["ɵ", "ə"],
  ["ɞ", "ɜ"],
  ["ʏ", "y"],
];
