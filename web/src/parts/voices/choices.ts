import type { PageVoice } from "../../source/speech-source.js";
import type { SavedMix } from "../../state/mixes.js";
import { languageName } from "./language-name.js";
import { partsOf } from "./mix.js";

/** A voice, a saved mix, or the voice of the source, as the list of voices shows it. */
export interface VoiceChoice {
  /** The id of the voice, the formula of the mix, or an empty string for the source's own voice. */
  readonly id: string;
  readonly name: string;
  /** Description of the voice in words. */
  readonly about: string;
  /** Name of its language; undefined for mixes and for the source's own voice. */
  readonly language: string | undefined;
}

const GENDERS: Readonly<Record<PageVoice["gender"], string>> = {
  female: "female voice",
  male: "male voice",
  neutral: "neutral voice",
};

/**
 * Returns all choices: favourites first, then the source's own voice, the mixes, and the voices.
 *
 * @param own the source's own voice or mix, if it is known
 */
export function choicesOf(
  voices: readonly PageVoice[],
  mixes: readonly SavedMix[],
  favourites: readonly string[],
  own: string | undefined,
): readonly VoiceChoice[] {
  const all = [
    { id: "", name: "Default voice", about: own === undefined ? "" : aboutOwn(own, voices), language: undefined },
    ...mixes.map(({ name, formula }) => ({ id: formula, name, about: aboutMix(formula, voices), language: undefined })),
    ...voices.map((voice) => ({
      id: voice.id,
      name: voice.name,
      about: aboutVoice(voice),
      language: languageName(voice.locale),
    })),
  ];
  const isLiked = ({ id }: VoiceChoice): boolean => favourites.includes(id);
  return [...all.filter(isLiked), ...all.filter((choice) => !isLiked(choice))];
}

/** Returns the choices of a language that have all of these words: names, languages, genders, grades and ids. */
export function findChoices(
  choices: readonly VoiceChoice[],
  sought: string,
  language: string | undefined,
): readonly VoiceChoice[] {
  const words = folded(sought).split(/\s+/u).filter(Boolean);
  return choices.filter((choice) => {
    if (language !== undefined && choice.language !== language) return false;
    const known = folded(`${choice.name} ${choice.about} ${choice.id}`).split(/[^\p{L}\p{N}+-]+/u);
    return words.every((word) => known.some((part) => part.startsWith(word)));
  });
}

/** Returns what a voice is, in words: "American English, female voice, grade A". */
export function aboutVoice({ locale, gender, grade }: PageVoice): string {
  return [languageName(locale), GENDERS[gender], grade && `grade ${grade}`].filter(Boolean).join(", ");
}

/** Returns what the source's own voice is, in words: "Heart: American English, female voice, grade A". */
function aboutOwn(own: string, voices: readonly PageVoice[]): string {
  const voice = voices.find(({ id }) => id === own);
  return voice ? `${voice.name}: ${aboutVoice(voice)}` : aboutMix(own, voices);
}

/** Returns what a mix is made of, in words: "60 % Heart, 40 % Emma". */
export function aboutMix(formula: string, voices: readonly PageVoice[]): string {
  return partsOf(formula)
    .map(({ voice, percent }) => `${percent} % ${voices.find(({ id }) => id === voice)?.name ?? voice}`)
    .join(", ");
}

/** Returns a text without capitals and accents, as people type it to find something. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase();
}
