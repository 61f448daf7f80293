import type { Language } from "../../core/language.js";
import { phonemeId } from "../vocabulary.js";

/**
 * Turns eSpeak NG's IPA (with tie bars written `^`) into Kokoro's symbols.
 *
 * The mapping is the one that misaki, the front end Kokoro was trained with, uses for words that its dictionaries lack,
 * but for the vowels of "hair" and "near" in British English: misaki's own order of replacements misses them, and its
 * dictionaries, which the model has learned most words from, have them as they are here.
 * Order matters: longer sequences stand before the symbols that they contain.
 */
export function toKokoro(ipa: string, language: Language): string {
  let phonemes = ipa.replaceAll(/\([a-z-]+\)/gu, ""); // eSpeak's notes of a change of language, such as "(fr)".
  for (const [from, to] of FIRST[language]) phonemes = phonemes.replaceAll(from, to);
  for (const [from, to] of COMMON) phonemes = phonemes.replaceAll(from, to);
  phonemes = phonemes.replaceAll(/(\S)\u0329/gu, "ᵊ$1").replaceAll("\u0329", "");
  for (const [from, to] of DIALECT[language]) phonemes = phonemes.replaceAll(from, to);
  for (const [from, to] of LAST) phonemes = phonemes.replaceAll(from, to);
  return [...phonemes]
    .filter((symbol) => phonemeId(symbol) !== undefined)
    .join("")
    .replaceAll(/ +/gu, " ")
    .trim()
    .replaceAll(/(?<![^ ])I(?![^ ])/gu, "ˌI"); // The word "I", which without a stress is swallowed; misaki gives it one.
}

type Replacement = readonly [from: string, to: string];

const FIRST: Record<Language, readonly Replacement[]> = {
  "en-us": [],
  "en-gb": [
    ["e^ə", "ɛː"],
    ["i^ə", "ɪə"],
  ],
};

const COMMON: readonly Replacement[] = [
  ["ʔˌn\u0329", "ʔn"],
  ["ʔn\u0329", "ʔn"],
  ["a^ɪ", "I"],
  ["a^ʊ", "W"],
  ["d^ʒ", "ʤ"],
  ["e^ɪ", "A"],
  ["t^ʃ", "ʧ"],
  ["ɔ^ɪ", "Y"],
  ["ə^l", "ᵊl"],
  ["ʲo", "jo"],
  ["ʲə", "jə"],
  ["e", "A"],
  ["ʲ", ""],
  ["ɚ", "əɹ"],
  ["r", "ɹ"],
  ["x", "k"],
  ["ç", "k"],
  ["ɐ", "ə"],
  ["ɬ", "l"],
  ["\u0303", ""],
];

const DIALECT: Record<Language, readonly Replacement[]> = {
  "en-us": [
    ["o^ʊ", "O"],
    ["ɜːɹ", "ɜɹ"],
    ["ɜː", "ɜɹ"],
    ["ɪə", "iə"],
    ["ː", ""],
  ],
  "en-gb": [
    ["iə", "ɪə"],
    ["ə^ʊ", "Q"],
  ],
};

const LAST: readonly Replacement[] = [
  ["o", "ɔ"],
  ["^", ""],
  ["ɾ", "T"],
  ["ʔ", "t"],
];
