import { expect, test } from "vitest";
import { paragraphs } from "../../src/text/paragraphs.js";
import { sentences } from "../../src/text/sentences.js";
import { tokenize } from "../../src/text/tokenize.js";
import { EN_US } from "../support/languages.js";
import { misplacedTokens, sentencesOf, untiled } from "./support/cover.js";

const LONGEST_SENTENCE = 5_000;

const cases: readonly (readonly [string, string])[] = [
  ["a word of 5,000 letters", "a".repeat(5_000)],
  ["a word of 20,000 letters", "a".repeat(20_000)],
  ["20,000 lower-case words", "word ".repeat(20_000)],
  ["sentences that a lower-case word follows", "stop. then ".repeat(5_000)],
  ["astral letters only", "𝐀".repeat(5_000)],
  ["an odd letter before astral ones", `b${"𝐀".repeat(5_000)}`],
  ["marks only", "?!,".repeat(5_000)],
  ["marks before a letter", `${",".repeat(20_000)}x`],
  ["line breaks only", "\r\n".repeat(10_000)],
  ["initials", "J. ".repeat(5_000)],
];

test.each(cases)("a text without sentence ends is cut: %s", (_, text) => {
  const ranges = sentencesOf(text);
  expect(untiled(ranges, { start: 0, end: text.length })).toEqual([]);
  expect(ranges.filter(({ start, end }) => end - start > LONGEST_SENTENCE)).toEqual([]);
  expect(misplacedTokens(text)).toEqual([]);
});

// Reading that takes quadratic time exceeds the time limit of the test.
test.each([
  ["prose", "The quick brown fox, said Dr. Smith, jumps over 12 lazy dogs. "],
  ["no end", "word "],
  ["no space", "a"],
  ["no letter", "?!"],
  ["dots", "."],
  ["dots with spaces", ". "],
  ["labels of a list", "1) "],
  ["bullets", "• "],
  ["omissions", "[...] "],
  ["numbers of notes", "words.1 A"],
  ["hyphens", "a-"],
  ["blank lines", "\n \n"],
  ["another script", "世界。"],
  ["quotes", '"('],
  ["digits", "1"],
  ["numbers", "1 "],
  ["lists of numbers", "1,"],
  ["strokes", "1/"],
  ["groups of digits", "12-"],
  ["times", "1:"],
  ["decimals", "1."],
  ["money", "$5 "],
  ["dates", "July 4, "],
  ["signs", "+-"],
])("a text of 64 KiB is read to its end: %s", (_, unit) => {
  const text = unit.repeat(Math.ceil(2 ** 16 / unit.length));
  let covered = 0;
  for (const paragraph of paragraphs(text)) {
    for (const sentence of sentences(text, paragraph, EN_US.sentenceEnds)) {
      covered += sentence.end - sentence.start;
      tokenize(text, sentence, EN_US);
    }
  }
  expect(covered).toBe(text.length);
});
