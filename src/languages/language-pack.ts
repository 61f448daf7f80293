import type { Phonemizer } from "../phonemes/phonemizer.js";
import type { LanguageText } from "../text/text-language.js";
import type { Espeak } from "./espeak/espeak.js";

/** All that VoxWeave knows of a language. Each folder of this room exports one; `registry.ts` loads it when it is asked for. */
export interface LanguagePack {
  /** How its texts become tokens. */
  readonly text: LanguageText;
  /** Opens what turns its tokens into phonemes. */
  openPhonemizer(tools: PhonemizerTools): Phonemizer;
}

/** What several languages share while they are open. */
export interface PhonemizerTools {
  /** eSpeak NG, one for all languages that use it. Opening it costs nothing before the first call. */
  readonly espeak: Espeak;
}
