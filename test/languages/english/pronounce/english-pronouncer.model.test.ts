import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EnglishPronouncer } from "../../../../src/languages/english/pronounce/english-pronouncer.js";
import type { Pronunciation } from "../../../../src/phonemes/pronunciation.js";
import { phonemeId } from "../../../../src/phonemes/vocabulary.js";
import { tokenize } from "../../../../src/text/tokenize.js";
import type { PunctuationToken, Token, WordToken } from "../../../../src/text/tokens.js";
import { anyText } from "../../../support/any-text.js";
import { EN_US } from "../../../support/languages.js";
import { openTestLexicon, openTestReader, openTestTagger } from "../support/reader.js";

const tagger = openTestTagger();
const reader = openTestReader(tagger);
const read = (text: string): Pronunciation =>
  reader.read(tokenize(text, { start: 0, end: text.length }, EN_US), "en-us");
const wordsOf = ({ phonemes, words }: Pronunciation): string[] =>
  words.map((word) => `${word.text}=${phonemes.slice(word.phonemes.start, word.phonemes.end)}`);

describe("a sentence", () => {
  test("is said word by word, with its marks", () => {
    expect(read("“Hello,” said the old cat (twice)!").phonemes).toBe("“həlˈO,” sˈɛd ði ˈOld kˈæt (twˈIs)!");
  });

  test("has quotation marks with their direction, though they are written straight", () => {
    expect(read('"Go home," he said.').phonemes).toBe("“ɡˌO hˈOm,” hi sˈɛd.");
  });

  test("says where each word stands, what it is, and where its sound comes from", () => {
    const { words } = read("The FBI's cat.");
    expect(words).toMatchObject([
      { text: "The", source: { start: 0, end: 3 }, tag: "DT", from: "rule" },
      { text: "F B I's", source: { start: 4, end: 9 }, tag: "NNP", from: "rule" },
      { text: "cat", source: { start: 10, end: 13 }, tag: "NN", from: "lexicon" },
    ]);
  });

  test("keeps the parts of words that are written with apostrophes, hyphens and strokes together or apart", () => {
    expect(wordsOf(read("the boys' well-known salt"))).toEqual([
      "the=ðə",
      "boys=bˈYz",
      "well-known=wˌɛlnˈOn",
      "salt=sˈɔlt",
    ]);
    expect(read("Tell 'em!").phonemes).toBe("tˈɛl əm!");
    expect(read("and/or").phonemes).toMatch(/^\S+ \S+$/);
  });

  test("has no sound where there is nothing to say, and tells what it leaves out", () => {
    expect(read("…").phonemes).toBe("");
    expect(read("Hello 世界 there")).toMatchObject({ phonemes: "həlˈO ðˈɛɹ", unspoken: [{ start: 6, end: 8 }] });
    expect(read("привет")).toMatchObject({ phonemes: "", words: [], unspoken: [{ start: 0, end: 6 }] });
  });

  test("says accented letters as plain ones where only these are in the dictionary", () => {
    expect(read("naïve").words).toHaveLength(1);
    expect(read("re\u0301sume\u0301").unspoken).toEqual([]);
  });
});

describe("what the tokens ask for", () => {
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

  test("given phonemes are said as they are, and the words around them by their sound", () => {
    const said = reader.read([word("the"), word("Qt", { phonemes: "ˈæpᵊl" })], "en-us");
    expect(said.phonemes).toBe("ði ˈæpᵊl");
    expect(said.words[1]).toMatchObject({ text: "Qt", from: "user" });
  });

  test("letters are named", () => {
    const said = reader.read([word("cat", { as: "letters" })], "en-us");
    expect(said.words).toMatchObject([{ text: "C A T", from: "rule" }]);
  });

  test("stress is raised and lowered", () => {
    expect(say([word("water", { stress: -2 })])).toBe("wɔTəɹ");
    expect(say([word("the", { stress: 2 }), word("cat")])).toBe("ðˈə kˈæt");
  });

  test("marks sound as the tokens say, and those without sound do not", () => {
    expect(say([word("one"), mark(";"), word("two")])).toBe("wˈʌn; tˈu");
    expect(say([word("one"), mark("", "~"), word("two")])).toBe("wˈʌn tˈu");
  });

  test("digits that are left are not dropped", () => {
    expect(say([word("1234"), word("B12"), word("4.5")])).toBe(
      say("one two three four B twelve four point five".split(" ").map((text) => word(text))),
    );
  });
});

test("a word that nobody knows goes to the fallback, with the rest of a compound left to the dictionary", () => {
  const asked: string[] = [];
  const lexicon = openTestLexicon("en-us");
  const withFallback = new EnglishPronouncer({
    tagger,
    lexicon: () => lexicon,
    fallback: (text) => {
      asked.push(text);
      return { phonemes: "zˈu", from: "model" };
    },
  });
  const text = "a Xyzzq-based plan by O'Xyzzq";
  const said = withFallback.read(tokenize(text, { start: 0, end: text.length }, EN_US), "en-us");
  expect(asked.sort()).toEqual(["O'Xyzzq", "Xyzzq"]);
  expect(said.phonemes).toContain("zˌubˈAst");
  expect(said.words.filter(({ from }) => from === "model")).toHaveLength(2);
});

test.each(["a-", "a/", "(", "1,", "aB"])("a long row of %j is read to its end", (part) => {
  const text = part.repeat(500);
  expect(reader.read(tokenize(text, { start: 0, end: text.length }, EN_US), "en-us").unspoken).toEqual([]);
});

test("any text gives phonemes that Kokoro knows, and words in order within them", () => {
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
