import { describe, expect, test } from "vitest";
import { tokenize } from "../../src/text/tokenize.js";
import { EN_US, textLanguage } from "../support/languages.js";

/** Tokens in short: words as they are spoken, marks in brackets, a space where white space stands before them. */
function read(text: string): string {
  return tokenize(text, { start: 0, end: text.length }, EN_US)
    .filter((token) => token.kind === "word" || token.mark !== "")
    .map((token) => `${token.spaced ? " " : ""}${token.kind === "word" ? token.text : `<${token.mark}>`}`)
    .join("");
}

describe.each<[string, readonly (readonly [string, string])[]]>([
  [
    "marks around words are handed on",
    [
      ["Hello, world!", "Hello<,> world<!>"],
      ["Really?!", "Really<?><!>"],
      ['"Yes," she said.', '<">Yes<,><"> she said<.>'],
      ["“Yes”", "<“>Yes<”>"],
      ["(at last)", "<(>at last<)>"],
      ["one; two: three", "one<;> two<:> three"],
    ],
  ],
  [
    "marks of other kinds are mapped to those that are known",
    [
      ["«Oui»", "<“>Oui<”>"],
      ["[note]", "<(>note<)>"],
      ["{note}", "<(>note<)>"],
      ["Hello，world。", "Hello<,>world<.>"],
    ],
  ],
  [
    "dashes and ellipses part words, with or without spaces",
    [
      ["yes—no", "yes<—>no"],
      ["yes -- no", "yes <—> no"],
      ["yes – no", "yes <—> no"],
      ["yes - no", "yes <—> no"],
      ["wait...what", "wait<…>what"],
      ["wait… what", "wait<…> what"],
      ["wait.....", "wait<…>"],
      ["well-known", "well-known"],
    ],
  ],
  [
    "a bullet before a line has no sound",
    [
      ["- item", " item"],
      ["* item", " item"],
      ["• item", " item"],
      ["— item", " item"],
    ],
  ],
  [
    "the full stop of an abbreviation is no pause inside a sentence, and one at its end",
    [
      ["Dr. Smith", "doctor Smith"],
      ["J. R. Smith", "J R Smith"],
      ["the U.S. economy", "the US economy"],
      ["at 5 p.m. sharp", "at five pm sharp"],
      ["pens, etc.", "pens<,> et cetera<.>"],
      ["in the U.S.", "in the US<.>"],
      ["St. James Ave. is long", "saint James avenue is long"],
    ],
  ],
  [
    "numbers are said by what stands beside them, whatever mark follows",
    [
      ["It cost $3.5 billion.", "It cost three point five billion dollars<.>"],
      ["($3.5 billion)", "<(>three point five billion dollars<)>"],
      ["$2 million, he said", "two million dollars<,> he said"],
      ["$5, please", "five dollars<,> please"],
      ["at 5:00 p.m.", "at five pm<.>"],
      ["in 1999.", "in nineteen ninety nine<.>"],
    ],
  ],
  [
    "what is left of markup has no sound",
    [
      ["**bold** and _thin_", "bold and thin"],
      ["~~gone~~", "gone"],
      ["# Title", " Title"],
      ["> quoted", " quoted"],
      ["| a | b |", " a b"],
      ["***", ""],
      ["---", ""],
    ],
  ],
  [
    "an address is read out, and the mark after it is none of it",
    [
      ["see https://example.com/a.", "see example dot com slash a<.>"],
      ["mail me@example.com!", "mail me at example dot com<!>"],
    ],
  ],
  [
    "apostrophes are part of words, quotes around them are not",
    [
      ["don't", "don't"],
      ["don’t", "don’t"],
      ["'quoted'", "quoted"],
      ["‘quoted’", "quoted"],
    ],
  ],
])("%s", (_, cases) => {
  test.each(cases)("%j", (text, expected) => expect(read(text)).toBe(expected));
});

test("each token knows where it was written", () => {
  const text = "xx Dr. O'Neil paid $3! xx";
  const tokens = tokenize(text, { start: 3, end: 22 }, EN_US);
  expect(tokens.map((token) => [text.slice(token.source.start, token.source.end), token.kind])).toEqual([
    ["Dr.", "word"],
    ["O'Neil", "word"],
    ["paid", "word"],
    ["$3", "word"],
    ["$3", "word"],
    ["!", "mark"],
  ]);
});

test("a word stands for what its rule leaves out before it, if that is more than a mark", () => {
  const written = "https://example.com and F-16";
  const tokens = tokenize(written, { start: 0, end: written.length }, EN_US);
  const ranges = tokens.map(({ source }) => written.slice(source.start, source.end));
  expect(ranges).toEqual(["https://example", ".", "com", "and", "F", "-", "16"]);
});

test("a word that is too long is cut, and nothing of it is lost", () => {
  const letters = "a".repeat(100);
  expect(tokenize(letters, { start: 0, end: 100 }, EN_US).map(({ source }) => source)).toEqual([
    { start: 0, end: 40 },
    { start: 40, end: 80 },
    { start: 80, end: 100 },
  ]);
});

test("in a language that has no rules, words are read as they are written", () => {
  const text = "Das kostet $5.";
  expect(tokenize(text, { start: 0, end: text.length }, textLanguage("de")).map((token) => token.source)).toHaveLength(
    5,
  );
});
