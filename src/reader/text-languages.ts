import { loadTextLanguage } from "../languages/text-language.js";
import type { Script } from "../markup/script.js";
import type { TextLanguage } from "../text/text-language.js";
import type { Manner } from "./passage.js";
import { mannerPlaces, mannersOf } from "./stretches.js";

/** The languages that a script is read in, loaded. */
export interface TextLanguages {
  readonly all: readonly TextLanguage[];
  /** The language of the whole text. */
  readonly main: TextLanguage;
  /** The language of a stretch that its author wants said in a manner. */
  of(manner: Manner): TextLanguage;
  /** Gives the language at a place, for places in ascending order. */
  inOrder(): (place: number) => TextLanguage;
}

/** @param languageOf gives the tag of the language for a manner */
export async function loadTextLanguages(
  script: Script,
  languageOf: (manner: Manner) => string,
): Promise<TextLanguages> {
  const manners = mannersOf(script);
  const tags = new Set([languageOf({}), ...mannerPlaces(script).map((place) => languageOf(manners(place)))]);
  const loaded = new Map<string, TextLanguage>();
  for (const tag of tags) loaded.set(tag, await loadTextLanguage(tag));
  const of = (manner: Manner): TextLanguage => {
    const language = loaded.get(languageOf(manner));
    if (language === undefined) throw new RangeError(`no place of the script is in ${languageOf(manner)}`);
    return language;
  };
  return {
    all: [...loaded.values()],
    main: of({}),
    of,
    inOrder: () => {
      const mannerAt = mannersOf(script);
      return (place) => of(mannerAt(place));
    },
  };
}
