import { shiftRange } from "../core/range.js";
import type { MarkedText } from "../markup/marked-text.js";
import { lastAtMost } from "../markup/offset-map.js";
import type { Override } from "../text/override.js";
import type { TextLanguages } from "./text-languages.js";

/**
 * Returns overrides that read the Roman numerals of chapters as numbers, if the language at their place supports it.
 *
 * @param before the words before the text
 */
export function chapterOverrides(script: MarkedText, languages: TextLanguages, before = ""): readonly Override[] {
  const finder = languages.all.find(({ chapterNumbers }) => chapterNumbers !== undefined);
  const isHeading = headingFinder(script);
  const numbers = finder?.chapterNumbers?.(before + script.text, (place) => isHeading(place - before.length)) ?? [];
  const found = numbers
    .map(({ range, number }) => ({ range: shiftRange(range, -before.length), number }))
    .filter(({ range }) => range.start >= 0);
  const languageAt = languages.inOrder();
  return found.flatMap(({ range, number }): readonly Override[] => {
    const { sayAs, tag } = languageAt(range.start);
    const words = sayAs?.("cardinal", String(number), undefined, tag);
    return words === undefined ? [] : [{ range, by: "roman", say: { kind: "words", words } }];
  });
}

/** Creates a test for headings: a paragraph is a heading if the text or a heading ends on both sides of it. */
function headingFinder({ breaks }: MarkedText): (place: number) => boolean {
  const ends = breaks.filter(({ kind }) => kind !== "pause" && kind !== "sentence");
  const starts = ends.map(({ at }) => at);
  return (place) => {
    const before = lastAtMost(starts, place);
    return (before < 0 || ends[before]?.kind === "heading") && ends[before + 1]?.kind === "heading";
  };
}
