import { describe, expect, test } from "vitest";
import { tokenize } from "../../src/text/tokenize.js";
import { EN_US, textLanguage } from "../support/languages.js";

/** Shows tokens in short: words as they are spoken, marks in angle brackets, a space before a token with `spaced`. */
function read(text: string): string {
  return tokenize(text, { start: 0, end: text.length }, EN_US)
    .filter((token) => token.kind === "word" || token.mark !== "")
    .map((token) => `${token.spaced ? " " : ""}${token.kind === "word" ? token.text : `<${token.mark}>`}`)
    .join("");
}

describe.each<[string, readonly (readonly [string, string])[]]>([
  [
    "punctuation around words becomes marks",
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
    "other marks become marks of the vocabulary",
    [
      ["«Oui»", "<“>Oui<”>"],
      ["[note]", "<(>note<)>"],
      ["{note}", "<(>note<)>"],
      ["Hello，world。", "Hello<,>world<.>"],
    ],
  ],
  [
    "dashes and ellipses separate words, with or without spaces",
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
    "the full stop of an abbreviation is a mark only at the end of a sentence",
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
    "the words beside a number decide how it is said, and the mark after it stays",
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
    "marks of Markdown have no sound",
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
    "an address is read aloud without the punctuation after it",
    [
      ["see https://example.com/a.", "see example dot com slash a<.>"],
      ["mail me@example.com!", "mail me at example dot com<!>"],
    ],
  ],
  [
    "an apostrophe is part of a word, the quotes around a word are not",
    [
      ["don't", "don't"],
      ["don’t", "don’t"],
      ["'quoted'", "quoted"],
      ["‘quoted’", "quoted"],
    ],
  ],
])("%s", (_, cases) => {
  test.each(cases)("the tokens of %j are %s", (text, expected) => expect(read(text)).toBe(expected));
});

test("each token has its range in the text", () => {
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

test("the range of a word includes letters that its rule leaves out before it, but not marks", () => {
  const written = "https://example.com and F-16";
  const tokens = tokenize(written, { start: 0, end: written.length }, EN_US);
  const ranges = tokens.map(({ source }) => written.slice(source.start, source.end));
  expect(ranges).toEqual(["https://example", ".", "com", "and", "F", "-", "16"]);
});

test("a word that is too long is cut, and keeps all its letters", () => {
  const letters = "a".repeat(100);
  expect(tokenize(letters, { start: 0, end: 100 }, EN_US).map(({ source }) => source)).toEqual([
    { start: 0, end: 40 },
    { start: 40, end: 80 },
    { start: 80, end: 100 },
  ]);
});

test("a language without rules reads words as they are written", () => {
  const text = "Das kostet $5.";
  expect(tokenize(text, { start: 0, end: text.length }, textLanguage("de")).map((token) => token.source)).toHaveLength(
    5,
  );
});
