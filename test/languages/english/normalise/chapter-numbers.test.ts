import { expect, test } from "vitest";
import { chapterNumbers } from "../../../../src/languages/english/normalise/chapter-numbers.js";

function numbers(text: string, isHeading = false): string[] {
  return chapterNumbers(text, () => isHeading).map(
    ({ range, number }) => `${text.slice(range.start, range.end)}=${number}`,
  );
}

test.each([
  ["II", ["II=2"]],
  ["II-", ["II=2"]],
  ["## III", ["III=3"]],
  ["IV. The Return", ["IV=4"]],
  ["**XIV**", ["XIV=14"]],
  ["It ended.\n\nIII\n\nIt began.", ["III=3"]],
  ["VI – The End", ["VI=6"]],
  ["# I", ["I=1"]],
  ["I\n\nfirst\n\nII\n\nsecond", ["I=1", "II=2"]],
  ["I. A Start\n\nII. An End", ["I=1", "II=2"]],
  ["IX\n\nnine\n\nX\n\nten", ["IX=9", "X=10"]],
  ["XIX\n\nXX\n\nXXI", ["XIX=19", "XX=20", "XXI=21"]],
  ["CI\n\nto a friend\n\nCII", ["CI=101", "CII=102"]],
  ["Contents\nI\nII", ["I=1", "II=2"]],
  ["I. Introduction", ["I=1"]],
  ["I ON JOURNEYS\nII A BALTIMORE EVENING\nIII Where the Climates Meet", ["I=1", "II=2", "III=3"]],
  [
    "   XXXIX AN ALLEGORY OF ACHIEVEMENT                  426\n\n   XL THE ROAD TO ARCADY                 440\n\n   XLI A TOWN",
    ["XXXIX=39", "XL=40", "XLI=41"],
  ],
  ["I. Buy the land that lies along the bank of the river.\nII. Build on it.", ["I=1", "II=2"]],
])("the chapter number at the start of a line is found: %j", (text, expected) =>
  expect(numbers(text)).toEqual(expected),
);

test.each([
  "I",
  "I. He said so.",
  "MIX",
  "CIVIC",
  "DID",
  "XL",
  "XXX",
  "CLI",
  "DVI",
  "D. Trump",
  "IIII",
  "World War II was long, and this line was wrapped behind\nII",
  "# A\n\n# I\n\n# V",
  "I Was Here\nII Corps left",
  "I AM HERE\n\nI WAS HERE\n\nV SIGNS",
])("a letter or a word is not a chapter number: %j", (text) => expect(numbers(text)).toEqual([]));

test("a heading of one letter is a chapter number unless the text has an index", () => {
  expect(numbers("I\n\nfirst", true)).toEqual(["I=1"]);
  expect(numbers("A\n\nape\n\nI\n\nice", true)).toEqual([]);
});

test("a text with 300,000 possible chapter numbers is searched in a short time", () => {
  expect(numbers("I\n\n".repeat(300_000))).toEqual([]);
});
