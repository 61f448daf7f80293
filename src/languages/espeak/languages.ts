import type { EnglishDialect, Language } from "../../core/language.js";

/** Languages that Kokoro learned through eSpeak NG. */
export type EspeakLanguage = Exclude<Language, EnglishDialect>;

interface EspeakVoice {
  /** eSpeak's own name of its voice. */
  readonly voice: string;
  /** Letters that the voice says; it takes Latin ones in a Hindi text for English, and Greek ones for names of letters. */
  readonly letters: RegExp;
}

const LATIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;
const DEVANAGARI = /[\p{Script=Devanagari}\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;

export const ESPEAK_VOICES: Record<EspeakLanguage, EspeakVoice> = {
  es: { voice: "es", letters: LATIN },
  fr: { voice: "fr-fr", letters: LATIN },
  hi: { voice: "hi", letters: DEVANAGARI },
  it: { voice: "it", letters: LATIN },
  "pt-br": { voice: "pt-br", letters: LATIN },
};
