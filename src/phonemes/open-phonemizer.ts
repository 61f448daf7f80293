import { openEspeakPhonemizer } from "./espeak/espeak-phonemizer.js";
import type { Phonemizer } from "./phonemizer.js";

/** The front end's phonemes for every language that VoxWeave has. */
export function openPhonemizer(): Phonemizer {
  return openEspeakPhonemizer();
}
