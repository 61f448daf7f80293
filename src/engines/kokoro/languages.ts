import type { Language } from "../../languages/registry.js";

/** A language that Kokoro's own library reads. */
interface KokoroLanguage {
  /** The library's code for the language, and the first letter of the names of its voices. */
  readonly letter: string;
  /** The tag that the library accepts instead of the letter. */
  readonly libraryTag: string;
  /** BCP 47 tag. */
  readonly locale: string;
  /** The tag in VoxWeave's front end, if the front end has the language. */
  readonly language?: Language;
}

/** All languages of Kokoro-82M v1.0. */
export const KOKORO_LANGUAGES: readonly KokoroLanguage[] = [
  { letter: "a", libraryTag: "en-us", locale: "en-US", language: "en-us" },
  { letter: "b", libraryTag: "en-gb", locale: "en-GB", language: "en-gb" },
  { letter: "e", libraryTag: "es", locale: "es-ES", language: "es" },
  { letter: "f", libraryTag: "fr-fr", locale: "fr-FR", language: "fr" },
  { letter: "h", libraryTag: "hi", locale: "hi-IN", language: "hi" },
  { letter: "i", libraryTag: "it", locale: "it-IT", language: "it" },
  { letter: "j", libraryTag: "ja", locale: "ja-JP" },
  { letter: "p", libraryTag: "pt-br", locale: "pt-BR", language: "pt-br" },
  { letter: "z", libraryTag: "zh", locale: "zh-CN" },
];

/** Returns the library's code for the language of an utterance: the front end's tag, or else a locale in lower case. */
export function letterOf(tag: string): string | undefined {
  return KOKORO_LANGUAGES.find(({ language, locale }) => (language ?? locale.toLowerCase()) === tag)?.letter;
}
