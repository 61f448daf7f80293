import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paragraphs } from "../../src/text/paragraphs.js";
import { sentences } from "../../src/text/sentences.js";
import { PUNCTUATION } from "../../src/text/tokens.js";
import { anyText } from "../support/any-text.js";
import { EN_US } from "../support/languages.js";
import { runs } from "../support/runs.js";
import { misplacedTokens, tokensOf, uncovered, untiled } from "./support/cover.js";

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
      fc.property(anyText, (text) => {
        expect(misplacedTokens(text)).toEqual([]);
      }),
      { numRuns: runs(500) },
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
      { numRuns: runs(500) },
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
