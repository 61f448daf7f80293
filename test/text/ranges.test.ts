import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceRange } from "../../src/core/range.js";
import { paragraphs } from "../../src/text/paragraphs.js";
import { sentences } from "../../src/text/sentences.js";
import { tokenize } from "../../src/text/tokenize.js";
import { MARKS } from "../../src/text/tokens.js";
import { anyText } from "../support/any-text.js";

const LONGEST_SENTENCE = 5_000;
const LONGEST_WORD = 40;
/** Markup with letters that are not said: the end of a link, a tag, an entity, a footnote. */
const MARKUP = /^(?:\]\(.*\)|\]\[.*\]|<.*>|&.*;|\[.*\]:?|\{\{.*\}\}|(?:```|~~~).*)$/su;

describe("in any text whatever", () => {
  test("paragraphs tile the text", () => {
    fc.assert(fc.property(anyText, (text) => expectTiles([...paragraphs(text)], { start: 0, end: text.length })));
  });

  test("sentences tile their paragraph", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const paragraph of paragraphs(text)) expectTiles([...sentences(text, paragraph, "en-us")], paragraph);
      }),
    );
  });

  test("tokens lie in order inside their sentence, and never part a surrogate pair", () => {
    fc.assert(
      fc.property(anyText, (text) => expectTokens(text)),
      { numRuns: 500 },
    );
  });

  test("a word token is never longer than what an utterance can hold, and a mark is one that is known", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const token of tokensOf(text)) {
          expect(token.source.end - token.source.start).toBeGreaterThan(0);
          if (token.kind === "mark") expect(MARKS).toContain(token.mark);
          else if (token.rule === "as written") {
            expect(token.source.end - token.source.start).toBeLessThanOrEqual(LONGEST_WORD);
            expect(typeof token.text).toBe("string");
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("every character that is not white space is in some token", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const covered = new Set(tokensOf(text).flatMap(({ source }) => range(source)));
        for (const { index } of text.matchAll(/[^\s\p{Cc}]/gu)) expect(covered).toContain(index);
      }),
    );
  });

  test("letters and digits are all in some word or in markup", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const covered = new Set(
          tokensOf(text)
            .filter((token) => token.kind === "word" || MARKUP.test(token.written))
            .flatMap(({ source }) => range(source)),
        );
        for (const { index } of text.matchAll(/[\p{L}\p{N}]/gu)) expect(covered).toContain(index);
      }),
    );
  });
});

describe("a text of which nothing ends", () => {
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

  test.each(cases)("is cut all the same: %s", (_, text) => {
    const ranges = [...paragraphs(text)].flatMap((paragraph) => [...sentences(text, paragraph, "en-us")]);
    expectTiles(ranges, { start: 0, end: text.length });
    for (const { start, end } of ranges) expect(end - start).toBeLessThanOrEqual(LONGEST_SENTENCE);
    expectTokens(text);
  });

  // No clock decides here: what is quadratic takes so long that the test runs out of its time.
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
  ])("is read through to the end where it is 64 KiB long: %s", (_, unit) => {
    const text = unit.repeat(Math.ceil(2 ** 16 / unit.length));
    let covered = 0;
    for (const paragraph of paragraphs(text)) {
      for (const sentence of sentences(text, paragraph, "en-us")) {
        covered += sentence.end - sentence.start;
        tokenize(text, sentence, "en-us");
      }
    }
    expect(covered).toBe(text.length);
  });
});

function tokensOf(text: string): ReturnType<typeof tokenize> {
  const ranges = [...paragraphs(text)].flatMap((paragraph) => [...sentences(text, paragraph, "en-us")]);
  return ranges.flatMap((sentence) => tokenize(text, sentence, "en-us"));
}

function expectTokens(text: string): void {
  let start = 0;
  let end = 0;
  for (const { source } of tokensOf(text)) {
    if (source.start !== start || source.end !== end) expect(source.start).toBeGreaterThanOrEqual(end);
    start = source.start;
    expect(source.end).toBeLessThanOrEqual(text.length);
    expect(partsPair(text, source.start) || partsPair(text, source.end)).toBe(false);
    end = source.end;
  }
}

/** Each range begins where the one before it ends, none is empty, and together they are the whole. */
function expectTiles(ranges: readonly SourceRange[], whole: SourceRange): void {
  let end = whole.start;
  for (const range of ranges) {
    expect(range.start).toBe(end);
    expect(range.end).toBeGreaterThan(range.start);
    end = range.end;
  }
  expect(end).toBe(whole.end);
}

function partsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0;
}

function range({ start, end }: SourceRange): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
