import { loadTextLanguage } from "../languages/text-language.js";
import type { MarkedText } from "../markup/marked-text.js";
import type { TextLanguage } from "../text/text-language.js";
import type { ProsodyOverride } from "./pronounced-segment.js";
import { prosodyAt, prosodyChanges } from "./segments.js";

/** The languages of a marked text, loaded. */
export interface TextLanguages {
  readonly all: readonly TextLanguage[];
  /** The language of the whole text. */
  readonly main: TextLanguage;
  /** Returns the language of a segment with this prosody. */
  of(prosody: ProsodyOverride): TextLanguage;
  /** Creates a function that returns the language at a place; call it with places in ascending order. */
  inOrder(): (place: number) => TextLanguage;
}

/**
 * Loads the languages of a marked text.
 *
 * @param languageOf returns the tag of the language for a prosody
 */
export async function loadTextLanguages(
  script: MarkedText,
  languageOf: (prosody: ProsodyOverride) => string,
): Promise<TextLanguages> {
  const prosodyOf = prosodyAt(script);
  const tags = new Set([languageOf({}), ...prosodyChanges(script).map((place) => languageOf(prosodyOf(place)))]);
  const loaded = new Map<string, TextLanguage>();
  for (const tag of tags) loaded.set(tag, await loadTextLanguage(tag));
  const of = (prosody: ProsodyOverride): TextLanguage => {
    const language = loaded.get(languageOf(prosody));
    if (language === undefined) throw new RangeError(`no part of the text is in the language ${languageOf(prosody)}`);
    return language;
  };
  return {
    all: [...loaded.values()],
    main: of({}),
    of,
    inOrder: () => {
      const prosodyInOrder = prosodyAt(script);
      return (place) => of(prosodyInOrder(place));
    },
  };
}
