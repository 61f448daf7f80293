import { loadTextLanguage } from "../languages/text-language.js";
import type { MarkedText } from "../markup/marked-text.js";
import type { TextLanguage } from "../text/text-language.js";
import type { ProsodyOverride } from "./pronounced-segment.js";
import { prosodyAt, prosodyChanges } from "./segments.js";

/** The languages that a script is read in, loaded. */
export interface TextLanguages {
  readonly all: readonly TextLanguage[];
  /** The language of the whole text. */
  readonly main: TextLanguage;
  /** The language of a stretch that its author wants said in a manner. */
  of(manner: ProsodyOverride): TextLanguage;
  /** Gives the language at a place, for places in ascending order. */
  inOrder(): (place: number) => TextLanguage;
}

/** @param languageOf gives the tag of the language for a manner */
export async function loadTextLanguages(
  script: MarkedText,
  languageOf: (manner: ProsodyOverride) => string,
): Promise<TextLanguages> {
  const manners = prosodyAt(script);
  const tags = new Set([languageOf({}), ...prosodyChanges(script).map((place) => languageOf(manners(place)))]);
  const loaded = new Map<string, TextLanguage>();
  for (const tag of tags) loaded.set(tag, await loadTextLanguage(tag));
  const of = (manner: ProsodyOverride): TextLanguage => {
    const language = loaded.get(languageOf(manner));
    if (language === undefined) throw new RangeError(`no place of the script is in ${languageOf(manner)}`);
    return language;
  };
  return {
    all: [...loaded.values()],
    main: of({}),
    of,
    inOrder: () => {
      const mannerAt = prosodyAt(script);
      return (place) => of(mannerAt(place));
    },
  };
}
