import type { Script } from "../markup/script.js";
import { chapterNumbers } from "../text/english/chapter-numbers.js";
import { sayAs } from "../text/locales.js";
import type { Override } from "../text/override.js";
import type { Manner } from "./passage.js";
import { mannersOf } from "./stretches.js";

/** The Roman numerals that count the chapters of a script, said as numbers where English is read. */
export function chapterOverrides(script: Script, languageOf: (manner: Manner) => string): readonly Override[] {
  const manners = mannersOf(script);
  return chapterNumbers(script.text, () => false).flatMap(({ range, number }): readonly Override[] => {
    const words = sayAs("cardinal", String(number), undefined, languageOf(manners(range.start)));
    return words === undefined ? [] : [{ range, by: "roman", say: { kind: "words", words } }];
  });
}
