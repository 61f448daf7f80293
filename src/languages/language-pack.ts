import type { Phonemizer } from "../phonemes/phonemizer.js";
import type { LanguageText } from "../text/text-language.js";
import type { Espeak } from "./espeak/espeak.js";

/** The data and phonemizer of a language. Each language folder exports one pack; `registry.ts` loads it at first use. */
export interface LanguagePack {
  /** Data for the steps from text to tokens. */
  readonly text: LanguageText;
  /** Opens the phonemizer of the language. */
  openPhonemizer(tools: PhonemizerTools): Phonemizer;
}

/** Tools that the phonemizers of several languages share. */
export interface PhonemizerTools {
  /** The one eSpeak NG for all languages that use it. It starts with the first call. */
  readonly espeak: Espeak;
}
