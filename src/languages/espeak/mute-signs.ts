import type { CallOptions } from "../../core/engine.js";
import type { Token } from "../../text/tokens.js";
import type { Espeak } from "./espeak.js";
import { ESPEAK_VOICES, type EspeakLanguage } from "./languages.js";
import { isSign, speakable } from "./speakable.js";

/** Finds the signs that a voice of eSpeak has no word for: it drops them without a word. */
export interface MuteSigns {
  /** Those of the signs in some passages that have no sound, as they are spoken. */
  in(
    passages: readonly (readonly Token[])[],
    language: EspeakLanguage,
    options: CallOptions,
  ): Promise<ReadonlySet<string>>;
}

/** Each sign is tried alone, once for each language: eSpeak says it everywhere or nowhere. */
export function createMuteSigns(espeak: Espeak): MuteSigns {
  const tried = new Map<EspeakLanguage, Map<string, boolean>>();
  return {
    async in(passages, language, options) {
      const known = tried.get(language) ?? new Map<string, boolean>();
      tried.set(language, known);
      const signs = new Set(passages.flatMap((tokens) => tokens.flatMap((token) => signOf(token, language))));
      const untried = [...signs].filter((sign) => !known.has(sign));
      const sounds = await espeak.phonemize(untried, ESPEAK_VOICES[language].voice, options);
      for (const [index, sign] of untried.entries()) known.set(sign, (sounds[index] ?? "") === "");
      return new Set([...signs].filter((sign) => known.get(sign)));
    },
  };
}

function signOf(token: Token, language: EspeakLanguage): readonly string[] {
  if (token.kind === "mark" || token.phonemes !== undefined) return [];
  const sign = speakable(token.text, language);
  return isSign(sign) ? [sign] : [];
}
