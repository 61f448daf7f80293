import { beforeEach, describe, expect, test } from "vitest";
import { readLexiconFile } from "../../web/src/parts/lexicon/read-lexicon-file.js";
import {
  addWords,
  lexicon,
  lexiconFile,
  lexiconWords,
  MOST_WORDS,
  putWord,
  removeWord,
  sayingOf,
} from "../../web/src/state/lexicon.js";
import { settings } from "../../web/src/state/settings.js";

beforeEach(() => {
  lexicon.value = {};
});

describe("the user's lexicon of the page", () => {
  test("a word that is put into it is in the settings of all that is spoken, until it is removed", () => {
    putWord(" SQL ", "sequel");
    putWord("data", "/ˈdeɪtə/");
    putWord("SQL", "squeal");
    expect(settings.value.lexicon).toEqual({ SQL: "squeal", data: "/ˈdeɪtə/" });
    expect(lexiconWords.value.map(([written]) => written)).toEqual(["data", "SQL"]);
    removeWord("SQL");
    expect(settings.value.lexicon).toEqual({ data: "/ˈdeɪtə/" });
  });

  test("a word without letters, without a pronunciation, or with phonemes that have no sound is refused with the reason", () => {
    expect(() => putWord("", "x")).toThrow("An entry needs a word.");
    expect(() => putWord("SQL", " ")).toThrow(/“?.*has no pronunciation/u);
    expect(() => putWord("SQL", "/七/")).toThrow(/has no sound/u);
    expect(() => putWord("x".repeat(101), "x")).toThrow(/at most 100/u);
    expect(lexicon.value).toEqual({});
  });

  test("many words are added together or not at all", () => {
    expect(() => addWords({ SQL: "sequel", data: "//" })).toThrow(/no phonemes/u);
    expect(lexicon.value).toEqual({});
    const many = Object.fromEntries(Array.from({ length: MOST_WORDS + 1 }, (_, index) => [`w${index}`, "x"]));
    expect(() => addWords(many)).toThrow(/at most 1,000 words: remove some first/u);
  });

  test("a word in lower case holds for the word in any case", () => {
    expect(sayingOf({ data: "dayta", Polish: "polish" }, "Data")).toBe("dayta");
    expect(sayingOf({ Polish: "polish" }, "polish")).toBeUndefined();
    expect(sayingOf({}, "constructor")).toBeUndefined();
  });
});

describe("files of the lexicon", () => {
  test("a file that the page writes is read again, and so is a TSV file, as voxweave --lexicon reads them", () => {
    const words = { data: "/dˈAtə/", SQL: "sequel" };
    expect(readLexiconFile("lexicon.json", lexiconFile(words))).toEqual({ words, patterns: 0 });
    expect(readLexiconFile("a.TSV", "# mine\nSQL\tsequel\n/v(\\d+)/\tversion $1\n")).toEqual({
      words: { SQL: "sequel" },
      patterns: 1,
    });
  });

  test.each([
    ["words.txt", "SQL\tsequel", /no lexicon/u],
    ["a.json", '{"words": 1}', /a\.json.*words/u],
    ["a.json", "{", /not valid JSON/u],
    ["a.tsv", "SQL", /line 1/u],
  ])("%s with %j is refused with the reason", (name, content, message) => {
    expect(() => readLexiconFile(name, content)).toThrow(message);
  });
});
