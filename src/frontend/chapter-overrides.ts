import type { MarkedText } from "../markup/marked-text.js";
import { lastAtMost } from "../markup/offset-map.js";
import type { Override } from "../text/override.js";
import type { TextLanguages } from "./text-languages.js";

/** The Roman numerals that count the chapters of a script, said as numbers where the language there has words for them. */
export function chapterOverrides(script: MarkedText, languages: TextLanguages): readonly Override[] {
  const finder = languages.all.find(({ chapterNumbers }) => chapterNumbers !== undefined);
  const found = finder?.chapterNumbers?.(script.text, headingFinder(script)) ?? [];
  const languageAt = languages.inOrder();
  return found.flatMap(({ range, number }): readonly Override[] => {
    const { sayAs, tag } = languageAt(range.start);
    const words = sayAs?.("cardinal", String(number), undefined, tag);
    return words === undefined ? [] : [{ range, by: "roman", say: { kind: "words", words } }];
  });
}

/** Tells whether the paragraph at a place is a heading: on either side of it the text or a heading ends. */
function headingFinder({ breaks }: MarkedText): (place: number) => boolean {
  const ends = breaks.filter(({ kind }) => kind !== "pause" && kind !== "sentence");
  const starts = ends.map(({ at }) => at);
  return (place) => {
    const before = lastAtMost(starts, place);
    return (before < 0 || ends[before]?.kind === "heading") && ends[before + 1]?.kind === "heading";
  };
}
