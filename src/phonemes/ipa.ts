import { phonemeId } from "./vocabulary.js";

/**
 * Converts IPA, as dictionaries write it, into Kokoro's symbols: each diphthong and affricate becomes one symbol, and a
 * stress mark moves from the start of the syllable to its vowel. Kokoro's own symbols for English stay unchanged.
 *
 * `unknown` lists the signs that Kokoro has no symbol for; `phonemes` does not contain them. Details finer than Kokoro's
 * symbols (a dental "t", a lowered vowel) are dropped.
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

/** Tests whether a symbol is part of a word's sound. Kokoro's punctuation is not. */
function isSound(symbol: string): boolean {
  return phonemeId(symbol) !== undefined && /[\p{L}\p{M}ːˈˌ↓→↗↘ ]/u.test(symbol);
}

/** A stress mark, and the consonants between the mark and its vowel. */
const STRESSED = /([ˈˌ])([^ˈˌ\saeiouyæɑɐɒɔəɚɛɜɪɨʊʌɯɤøœᵻᵊAIOQWY]+)(?=[aeiouyæɑɐɒɔəɚɛɜɪɨʊʌɯɤøœᵻᵊAIOQWY])/gu;

/** Replacements, in the order in which they are made: longer sequences first, then the signs that they contain. */
const REPLACEMENTS: readonly (readonly [from: string | RegExp, to: string])[] = [
  [/^[/[]|[/\]]$/gu, ""], // The slashes or brackets around the word.
  [/[()‿]/gu, ""], // Optional sounds are said.
  [/['’]/gu, "ˈ"],
  [":", "ː"],
  // Fine details: non-syllabic, dental, voiceless, unreleased, raised, lowered and so on; half-long; word tones.
  [/[\u032F\u0325\u030A\u032A\u031A\u0324\u0330\u032C\u0339\u031C-\u0320\u0318\u0319\u033A-\u033D\u0306\u02D1]/gu, ""],
  // Affricates with a tie, and those of English without one.
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
  [/[.|]/gu, ""], // The ends of syllables, which separate "t.ʃ" in "nutshell".
  ["ɝ", "ɜɹ"],
  ["ɚ", "əɹ"],
  ["\u02DE", "ɹ"],
  [/(\S)\u0329/gu, "ᵊ$1"], // A syllabic consonant.
  [/ɪ\u0308|ɨ\u031E/gu, "ᵻ"],
  ["\u0308", ""],
  // Other signs for the same sound in English, and the nearest symbol for a sound that Kokoro lacks.
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
