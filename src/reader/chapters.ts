import { chapterNumbers } from "../languages/english/normalise/chapter-numbers.js";
import { sayAs } from "../languages/locales.js";
import { lastAtMost } from "../markup/offset-map.js";
import type { Script } from "../markup/script.js";
import type { Override } from "../text/override.js";
import type { Manner } from "./passage.js";
import { mannersOf } from "./stretches.js";

/** The Roman numerals that count the chapters of a script, said as numbers where English is read. */
export function chapterOverrides(script: Script, languageOf: (manner: Manner) => string): readonly Override[] {
  const manners = mannersOf(script);
  return chapterNumbers(script.text, headingFinder(script)).flatMap(({ range, number }): readonly Override[] => {
    const words = sayAs("cardinal", String(number), undefined, languageOf(manners(range.start)));
    return words === undefined ? [] : [{ range, by: "roman", say: { kind: "words", words } }];
  });
}

/** Tells whether the paragraph at a place is a heading: on either side of it the text or a heading ends. */
function headingFinder({ breaks }: Script): (place: number) => boolean {
  const ends = breaks.filter(({ kind }) => kind !== "pause" && kind !== "sentence");
  const starts = ends.map(({ at }) => at);
  return (place) => {
    const before = lastAtMost(starts, place);
    return (before < 0 || ends[before]?.kind === "heading") && ends[before + 1]?.kind === "heading";
  };
}
