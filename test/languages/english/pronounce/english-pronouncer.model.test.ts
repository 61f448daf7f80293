import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EnglishPronouncer } from "../../../../src/languages/english/pronounce/english-pronouncer.js";
import type { Pronunciation } from "../../../../src/phonemes/pronunciation.js";
import { phonemeId } from "../../../../src/phonemes/vocabulary.js";
import { tokenize } from "../../../../src/text/tokenize.js";
import type { PunctuationToken, Token, WordToken } from "../../../../src/text/tokens.js";
import { anyText } from "../../../support/any-text.js";
import { EN_US } from "../../../support/languages.js";
import { openTestHomographs, openTestLexicon, openTestReader, openTestTagger } from "../support/reader.js";

const tagger = openTestTagger();
const reader = openTestReader(tagger);
const read = (text: string): Pronunciation =>
  reader.read(tokenize(text, { start: 0, end: text.length }, EN_US), "en-us");
const wordsOf = ({ phonemes, words }: Pronunciation): string[] =>
  words.map((word) => `${word.text}=${phonemes.slice(word.phonemes.start, word.phonemes.end)}`);

describe("a sentence", () => {
  test("the phonemes of a sentence keep its marks", () => {
    expect(read("“Hello,” said the old cat (twice)!").phonemes).toBe("“həlˈO,” sˈɛd ði ˈOld kˈæt (twˈIs)!");
  });

  test("straight quotation marks get a direction", () => {
    expect(read('"Go home," he said.').phonemes).toBe("“ɡˌO hˈOm,” hi sˈɛd.");
  });

  test("each word has its source range, its tag and the origin of its phonemes", () => {
    const { words } = read("The FBI's cat.");
    expect(words).toMatchObject([
      { text: "The", source: { start: 0, end: 3 }, tag: "DT", from: "rule" },
      { text: "F B I's", source: { start: 4, end: 9 }, tag: "NNP", from: "rule" },
      { text: "cat", source: { start: 10, end: 13 }, tag: "NN", from: "lexicon" },
    ]);
  });

  test.each([
    ["egg-plant", "eggplant"],
    ["to-day", "today"],
    ["good-bye", "goodbye"],
    ["arm-chairs", "armchairs"],
    ["Deck-house", "Deckhouse"],
  ])("a compound with a hyphen is pronounced as the word without it: %s", (hyphened, word) => {
    expect(read(hyphened).phonemes).toBe(read(word).phonemes);
  });

  test("a prefix that changes the meaning of a word keeps its own sound", () => {
    expect(read("to re-sign").phonemes).not.toBe(read("to resign").phonemes);
  });

  test("apostrophes and hyphens keep a word together, and a slash separates two words", () => {
    expect(wordsOf(read("the boys' well-known salt"))).toEqual([
      "the=ðə",
      "boys=bˈYz",
      "well-known=wˌɛlnˈOn",
      "salt=sˈɔlt",
    ]);
    expect(read("Tell 'em!").phonemes).toBe("tˈɛl əm!");
    expect(read("and/or").phonemes).toMatch(/^\S+ \S+$/);
  });

  test("a compound with an apostrophe between its hyphens has each of its words once", () => {
    const { words } = read("a cat-o'-nine-tails");
    expect(words.map(({ text, source }) => [text, source])).toEqual([
      ["a", { start: 0, end: 1 }],
      ["cat-o-nine-tails", { start: 2, end: 19 }],
    ]);
  });

  test("words that English cannot pronounce are silent and are reported as unspoken", () => {
    expect(read("…").phonemes).toBe("");
    expect(read("Hello 世界 there")).toMatchObject({ phonemes: "həlˈO ðˈɛɹ", unspoken: [{ start: 6, end: 8 }] });
    expect(read("привет")).toMatchObject({ phonemes: "", words: [], unspoken: [{ start: 0, end: 6 }] });
  });

  test("a verb that is contracted after another contraction has its sound", () => {
    expect(read("I'd've known.").phonemes).toBe("ˌIdəv nˈOn.");
    expect(read("They couldn't've.").phonemes).toBe("ðˌA kˌʊdᵊntəv.");
  });

  test("a word with accents is pronounced without them if the dictionary lacks it", () => {
    expect(read("naïve").words).toHaveLength(1);
    expect(read("re\u0301sume\u0301").unspoken).toEqual([]);
  });
});

describe("properties of tokens", () => {
  const word = (text: string, more: Partial<WordToken> = {}): WordToken => ({
    kind: "word",
    text,
    source: { start: 0, end: 1 },
    spaced: true,
    class: "word",
    rule: "as written",
    ...more,
  });
  const mark = (sound: string, written = sound): PunctuationToken => ({
    kind: "mark",
    mark: sound,
    written,
    source: { start: 0, end: 1 },
    spaced: false,
  });
  const say = (tokens: readonly Token[]): string => reader.read(tokens, "en-us").phonemes;

  test("a token's own phonemes stay unchanged and affect the word before", () => {
    const said = reader.read([word("the"), word("Qt", { phonemes: "ˈæpᵊl" })], "en-us");
    expect(said.phonemes).toBe("ði ˈæpᵊl");
    expect(said.words[1]).toMatchObject({ text: "Qt", from: "rule" });
    const byUser = reader.read([word("Qt", { phonemes: "ˈæpᵊl", rule: "phonemes" })], "en-us");
    expect(byUser.words[0]).toMatchObject({ text: "Qt", from: "user" });
  });

  test("a token that is marked as letters is spelled", () => {
    const said = reader.read([word("cat", { as: "letters" })], "en-us");
    expect(said.words).toMatchObject([{ text: "C A T", from: "rule" }]);
  });

  test("a token's stress raises or lowers the stress of its word", () => {
    expect(say([word("water", { stress: -2 })])).toBe("wɔTəɹ");
    expect(say([word("the", { stress: 2 }), word("cat")])).toBe("ðˈə kˈæt");
  });

  test("a mark has the sound of its token, and an empty mark is silent", () => {
    expect(say([word("one"), mark(";"), word("two")])).toBe("wˈʌn; tˈu");
    expect(say([word("one"), mark("", "~"), word("two")])).toBe("wˈʌn tˈu");
  });

  test("digits in a token are pronounced as words", () => {
    expect(say([word("1234"), word("B12"), word("4.5")])).toBe(
      say("one two three four B twelve four point five".split(" ").map((text) => word(text))),
    );
  });
});

test("the fallback gets only the unknown part of a compound", () => {
  const requested: string[] = [];
  const lexicon = openTestLexicon("en-us");
  const withFallback = new EnglishPronouncer({
    tagger,
    lexicon: () => lexicon,
    homographs: openTestHomographs(),
    fallback: (text) => {
      requested.push(text);
      return { phonemes: "zˈu", from: "model" };
    },
  });
  const text = "a Xyzzq-based plan by O'Xyzzq";
  const said = withFallback.read(tokenize(text, { start: 0, end: text.length }, EN_US), "en-us");
  expect(requested.sort()).toEqual(["O'Xyzzq", "Xyzzq"]);
  expect(said.phonemes).toContain("zˌubˈAst");
  expect(said.words.filter(({ from }) => from === "model")).toHaveLength(2);
});

test.each(["a-", "a/", "(", "1,", "aB"])("500 repetitions of %j are all pronounced", (part) => {
  const text = part.repeat(500);
  expect(reader.read(tokenize(text, { start: 0, end: text.length }, EN_US), "en-us").unspoken).toEqual([]);
});

test("any text has only phonemes of Kokoro's vocabulary, and its words are in order", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { phonemes, words } = read(text);
      expect([...phonemes].filter((symbol) => phonemeId(symbol) === undefined)).toEqual([]);
      expect(phonemes).toBe(phonemes.trim());
      let at = 0;
      for (const { phonemes: range, source } of words) {
        expect(range.start).toBeGreaterThanOrEqual(at);
        expect(range.end).toBeGreaterThan(range.start);
        expect(source.end).toBeLessThanOrEqual(text.length);
        at = range.end;
      }
    }),
  );
});
