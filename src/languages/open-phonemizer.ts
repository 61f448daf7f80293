import { isEnglish } from "../core/language.js";
import type { Phonemizer } from "../phonemes/phonemizer.js";
import { openEnglishPhonemizer } from "./english/english-phonemizer.js";
import { openEspeakPhonemizer } from "./espeak/espeak-phonemizer.js";

/**
 * The front end for all languages: English by VoxWeave's own dictionaries, the others by eSpeak NG.
 *
 * Each starts with the first text in a language of its own: English neither loads eSpeak NG nor needs it to be installed.
 */
export function openPhonemizer(): Phonemizer {
  const english = openEnglishPhonemizer();
  const espeak = openEspeakPhonemizer();
  return {
    phonemize: (passages, language, options) =>
      isEnglish(language)
        ? english.phonemize(passages, language, options)
        : espeak.phonemize(passages, language, options),
    async [Symbol.asyncDispose]() {
      await Promise.all([english[Symbol.asyncDispose](), espeak[Symbol.asyncDispose]()]);
    },
  };
}
