import type { Language } from "../../core/language.js";
import type { Lexicon } from "./lexicon/lexicon.js";
import type { Sound } from "./piece.js";

/** Says a word that neither the dictionaries nor the rules know. */
export type Fallback = (word: string, language: Language) => Sound | undefined;

/** The plainest fallback: names the letters. */
export function nameLetters(lexicon: (language: Language) => Lexicon): Fallback {
  return (word, language) => lexicon(language).spell(word);
}
