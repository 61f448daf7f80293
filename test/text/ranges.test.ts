import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paragraphs } from "../../src/text/paragraphs.js";
import { sentences } from "../../src/text/sentences.js";
import { tokenize } from "../../src/text/tokenize.js";
import { PUNCTUATION } from "../../src/text/tokens.js";
import { anyText } from "../support/any-text.js";
import { EN_US } from "../support/languages.js";
import { disordered, sentencesOf, tokensOf, uncovered, untiled } from "./support/cover.js";

const LONGEST_SENTENCE = 5_000;
const LONGEST_WORD = 40;
/** Markup whose letters are not said: the end of a link, a tag, an entity, a footnote. */
const MARKUP = /^(?:\]\(.*\)|\]\[.*\]|<.*>|&.*;|\[.*\]:?|\{\{.*\}\}|(?:```|~~~).*)$/su;

describe("any text", () => {
  test("the paragraphs of any text tile it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(untiled([...paragraphs(text)], { start: 0, end: text.length })).toEqual([]);
      }),
    );
  });

  test("the sentences of any paragraph tile it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const paragraph of paragraphs(text)) {
          expect(untiled([...sentences(text, paragraph, EN_US.sentenceEnds)], paragraph)).toEqual([]);
        }
      }),
    );
  });

  test("the tokens of any sentence are in order inside it, and never split a surrogate pair", () => {
    fc.assert(
      fc.property(anyText, (text) => expectTokens(text)),
      { numRuns: 500 },
    );
  });

  test("every word token fits into an utterance, and every mark is in the vocabulary", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const wrong = tokensOf(text).filter((token) => {
          if (token.kind === "mark") return !PUNCTUATION.includes(token.mark);
          const tooLong = token.source.end - token.source.start > LONGEST_WORD;
          return token.rule === "as written" && (tooLong || typeof token.text !== "string");
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("every character of a text but white space is in a token", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const ranges = tokensOf(text).map(({ source }) => source);
        expect(uncovered(text, /[^\s\p{Cc}]/gu, ranges)).toEqual([]);
      }),
    );
  });

  test("every letter and digit of a text is in a word or in markup", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = tokensOf(text).filter((token) => token.kind === "word" || MARKUP.test(token.written));
        const ranges = read.map(({ source }) => source);
        expect(uncovered(text, /[\p{L}\p{N}]/gu, ranges)).toEqual([]);
      }),
    );
  });
});

describe("a text without an end", () => {
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
    expectTokens(text);
  });

  // Reading that takes quadratic time exceeds the time limit of the test.
  test.each([
    ["prose", "The quick brown fox, said Dr. Smith, jumps over 12 lazy dogs. "],
    ["no end", "word "],
    ["no space", "a"],
    ["no letter", "?!"],
    ["dots", "."],
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
});

function expectTokens(text: string): void {
  const ranges = tokensOf(text).map(({ source }) => source);
  expect(disordered(ranges)).toEqual([]);
  expect(ranges.filter(({ end }) => end > text.length)).toEqual([]);
  expect(ranges.filter(({ start, end }) => splitsPair(text, start) || splitsPair(text, end))).toEqual([]);
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
