import type { VoxError } from "../core/errors.js";
import type { Phonemizer } from "../phonemes/phonemizer.js";
import type { LanguageText } from "../text/text-language.js";
import type { Espeak } from "./espeak/espeak.js";

/** The data and phonemizer of a language. Each language folder exports one pack; `registry.ts` loads it at first use. */
export interface LanguagePack {
  /** Data for the steps from text to tokens. */
  readonly text: LanguageText;
  /**
   * Returns the error of every text in the language, if an optional package that reads it is not installed.
   *
   * @default the language needs no optional package
   */
  readonly missingPackage?: () => VoxError<"VOX_DEPENDENCY_MISSING"> | VoxError<"VOX_LANGUAGE_UNSUPPORTED"> | undefined;
  /** Opens the phonemizer of the language. */
  openPhonemizer(tools: PhonemizerTools): Phonemizer;
}

/** Tools that the phonemizers of several languages share. */
export interface PhonemizerTools {
  /** The one eSpeak NG for all languages that use it. It starts with the first call. */
  readonly espeak: Espeak;
}
