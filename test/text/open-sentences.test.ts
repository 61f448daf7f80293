import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/languages/registry.js";
import { sentences } from "../../src/text/sentences.js";
import { anyText } from "../support/any-text.js";
import { textLanguage } from "../support/languages.js";
import { runs } from "../support/runs.js";

const ends = (locale = "en-us") => textLanguage(locale).sentenceEnds;

/** The sentences whose ends are certain although more text may follow. */
const certain = (text: string, locale?: string): string[] =>
  [...sentences(text, { start: 0, end: text.length }, ends(locale), { goesOn: true })]
    .filter(({ isOpen }) => !isOpen)
    .map(({ start, end }) => text.slice(start, end).trim());

test.each([
  ["a sentence at the end of what has arrived", "It rains.", []],
  ["a sentence before the first half of a word", "It rains. Ye", []],
  ["a sentence before a whole word", "It rains. Yes ", ["It rains."]],
  ["a title", "I saw Dr. ", []],
  ["a title before a name", "I saw Dr. Smith ", []],
  ["an abbreviation", "Fruit, e.g. ", []],
  ["a decimal point", "It is 3.", []],
  ["a decimal point before a digit", "It is 3.5 million ", []],
  ["a quotation before a name", '"Stop!" John ', []],
  ["a quotation before a name and a verb", '"Stop!" John said ', []],
  ["a quotation before a name and another verb", '"Stop!" John went ', ['"Stop!"']],
  ["an ellipsis", "I... ", []],
  ["a half-hour", "Come at 5 p.m. Mon", []],
])("the certain sentences of %s are known", (_, text, expected) => {
  expect(certain(text)).toEqual(expected);
});

test.each([...LANGUAGES, "de"])("no further text changes a sentence in %s that is certain", (locale) => {
  const names = fc.constantFrom(
    ...'"Stop!"|John|Mr.|said|I|I…|A.|p.m.|Monday|No.|IV|B|5!|= 120|«Oui.»|M.|Sr.|etc.|iPhone|Jr.|1.|2.)|a)|b.|•|.|. . .|[...]|autumn.3|12|—|--|At|(a)|(b)|it.The|it.T|"But--"|began|?|(1987).1'.split(
      "|",
    ),
  );
  const text = fc.oneof(
    anyText,
    fc.array(names, { maxLength: 20 }).map((parts) => parts.join(" ")),
  );
  fc.assert(
    fc.property(text, fc.nat({ max: 400 }), (whole, length) => {
      const early = certain(whole.slice(0, length), locale);
      const later = [...sentences(whole, { start: 0, end: whole.length }, ends(locale))];
      const same = later.slice(0, early.length).map(({ start, end }) => whole.slice(start, end).trim());
      expect(early).toEqual(same);
    }),
    { numRuns: runs(1_000) },
  );
});

test("the sentences of a text that goes on tile it, and only the last one is open", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let at = 0;
      for (const { start, end, isOpen } of sentences(text, { start: 0, end: text.length }, ends(), { goesOn: true })) {
        expect(start).toBe(at);
        expect(isOpen === true).toBe(end === text.length);
        at = end;
      }
      expect(at).toBe(text.length);
    }),
  );
});

test("a very long sentence is cut although more text may follow", () => {
  expect(certain("word ".repeat(3_000)).length).toBe(2);
});
