import { describe, expect, test } from "vitest";
import { isVoxError } from "../../src/core/errors.js";
import type { LexiconFormat } from "../../src/lexicon/lexicon.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";

const pls = (inside: string, attributes = 'alphabet="ipa"'): string =>
  `<?xml version="1.0"?>\n<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" ${attributes} xml:lang="en-US">\n${inside}\n</lexicon>`;

const phonemes = (written: string, said: string) => ({ written, saying: { kind: "phonemes", phonemes: said } });
const sub = (written: string, alias: string) => ({ written, saying: { kind: "sub", alias } });

describe("a lexicon", () => {
  test("a JSON lexicon has words and patterns", async () => {
    const text =
      '\uFEFF{ "words": { "Xiaoming": "/ʃˌWmˈɪŋ/", "sql": "sequel", "data": "/ˈdeɪtə/" }, "patterns": [{ "match": "v(\\\\d+)", "say": "version $1" }] }';
    expect(await parseLexicon(text, "json", "my.json")).toEqual({
      name: "my.json",
      words: [phonemes("Xiaoming", "ʃˌWmˈɪŋ"), sub("sql", "sequel"), phonemes("data", "dˈAtə")],
      patterns: [{ match: /v(\d+)/gu, saying: { kind: "sub", alias: "version $1" } }],
    });
    expect(await parseLexicon("{}", "json", "my.json")).toEqual({ name: "my.json", words: [], patterns: [] });
  });

  test("a TSV lexicon has one entry on each line", async () => {
    const text =
      "# mine\r\nXiaoming\t/ʃˌWmˈɪŋ/\r\n\r\nNew York\t the big apple \r\n/v(\\d+)/\tversion $1\r\n/\\bGIF\\b/\t/ɡˈɪf/";
    expect(await parseLexicon(text, "tsv", "my.tsv")).toEqual({
      name: "my.tsv",
      words: [phonemes("Xiaoming", "ʃˌWmˈɪŋ"), sub("New York", "the big apple")],
      patterns: [
        { match: /v(\d+)/gu, saying: { kind: "sub", alias: "version $1" } },
        { match: /\bGIF\b/gu, saying: { kind: "phonemes", phonemes: "ɡˈɪf" } },
      ],
    });
  });

  test("a PLS lexicon uses the preferred or the first pronunciation of each word", async () => {
    const text = pls(`<!-- c --><metadata><x>y</x></metadata>
      <lexeme role="n"><grapheme>tomato</grapheme><grapheme>tomatos</grapheme><phoneme>təˈmeɪtoʊ</phoneme><phoneme>təˈmɑːtəʊ</phoneme></lexeme>
      <lexeme><grapheme>W3C &amp; co</grapheme><alias>World Wide Web
        Consortium</alias><example>x</example></lexeme>
      <lexeme><grapheme>either</grapheme><phoneme>ˈiːðɚ</phoneme><phoneme prefer="true" alphabet="x-kokoro">ˈIðəɹ</phoneme></lexeme>`);
    const { words } = await parseLexicon(text, "pls", "my.pls");
    expect(words).toEqual([
      phonemes("tomato", "təmˈAtO"),
      phonemes("tomatos", "təmˈAtO"),
      sub("W3C & co", expect.stringMatching(/^World Wide Web\s+Consortium$/)),
      phonemes("either", "ˈIðəɹ"),
    ]);
  });

  test.each<[LexiconFormat, string, number | undefined, RegExp]>([
    ["json", "{\n  x: 1 }", 2, /the file is not valid JSON: .*position/],
    ["json", '{\n  "words": {', 2, /the file is not valid JSON: .*/],
    ["json", "[1]", undefined, /a lexicon must be \{"words"/],
    ["json", '{\n"words": {\n"a": 1 } }', 3, /words\.a must be a string/],
    ["json", '{ "wrods": {} }', undefined, /wrods/],
    ["json", '{ "words": {\n "a": " " } }', 2, /"a" has no pronunciation/],
    ["json", '{ "words": { " ": "b" } }', 1, /needs a word/],
    ["json", '{ "words": {\n\n "a": "/7/" } }', 3, /"7" in the phonemes of "a" has no sound/],
    ["json", '{ "words": { "a": "//" } }', 1, /"a" has no phonemes/],
    ["json", '{ "patterns": [\n{ "match": "a(", "say": "b" }] }', 2, /Invalid regular expression/],
    ["json", '{ "patterns": [{ "match": "a*", "say": "b" }] }', 1, /the pattern a\* also matches an empty text/],
    ["json", '{ "patterns": [{ "match": "a(b)", "say": "$2" }] }', 1, /refers to \$2, but a\(b\) has no such group/],
    ["json", '{ "patterns": [{ "match": "(?<x>b)", "say": "$<y>" }] }', 1, /refers to \$<y>/],
    ["json", '{ "patterns": [{ "match": "a(b)", "say": "/$1/" }] }', 1, /"\$ 1" in the phonemes/],
    ["tsv", "a\tb\nc", 2, /a line must have a word, a tab/],
    ["tsv", "a\tb\tc", 1, /two columns/],
    ["tsv", "a\tb\n#\n\tc", 3, /needs a word/],
    ["tsv", "\n/a(/\tb", 2, /Invalid regular expression/],
    ["pls", "<lexicon>\n<x></lexicon>", 2, /the file is not valid XML: unexpected close tag/],
    ["pls", "<lexicons/>", 1, /the root must be <lexicon>/],
    ["pls", pls("<lexeme><alias>a</alias></lexeme>"), 3, /needs a <grapheme>/],
    ["pls", pls("<lexeme><grapheme>a</grapheme></lexeme>"), 3, /of "a" needs a <phoneme> or an <alias>/],
    ["pls", pls("<lexeme><grapheme/><phoneme>a</phoneme></lexeme>"), 3, /a <grapheme> needs a word/],
    [
      "pls",
      pls("<lexeme>\n<grapheme>a</grapheme><phoneme>a</phoneme></lexeme>", 'alphabet="x-sampa"'),
      4,
      /the alphabet x-sampa of "a" is not supported/,
    ],
    ["pls", "", 1, /the file is not valid XML/],
  ])("a lexicon that is not valid %s is rejected with line and reason: %j", async (format, text, line, reason) => {
    const caught: unknown = await parseLexicon(text, format, "my").catch((error: unknown) => error);
    if (!isVoxError(caught) || caught.code !== "VOX_LEXICON_INVALID") throw caught;
    expect(caught.details).toEqual({ path: "my", line, reason: expect.stringMatching(reason) });
    expect(caught.message).toBe(
      `the lexicon my${line === undefined ? "" : `, line ${line}`}: ${caught.details.reason}`,
    );
  });
});
