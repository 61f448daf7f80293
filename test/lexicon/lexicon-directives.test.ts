import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Lexicon, Saying } from "../../src/lexicon/lexicon.js";
import { lexiconDirectives } from "../../src/lexicon/lexicon-directives.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";

const lexicon = (words: Record<string, string>, patterns: Record<string, string> = {}): Promise<Lexicon> =>
  parseLexicon(
    JSON.stringify({ words, patterns: Object.entries(patterns).map(([match, say]) => ({ match, say })) }),
    "json",
    "test",
  );

/** Returns the directives as `written=said`. */
async function find(text: string, ...lexicons: Promise<Lexicon>[]): Promise<string[]> {
  return (await lexiconDirectives(text, await Promise.all(lexicons))).map((directive) => {
    const said =
      directive.kind === "sub" ? directive.alias : directive.kind === "phonemes" ? `/${directive.phonemes}/` : "";
    return `${text.slice(directive.range.start, directive.range.end)}=${said}`;
  });
}

describe("the words of a lexicon", () => {
  test.each<[string, Record<string, string>, readonly string[]]>([
    ["SQL, sql and Sql", { sql: "sequel" }, ["SQL=sequel", "sql=sequel", "Sql=sequel"]],
    ["Polish polish POLISH", { Polish: "/pˈOlɪʃ/" }, ["Polish=/pˈOlɪʃ/"]],
    ["US us Us", { us: "them", US: "you ess" }, ["US=you ess", "us=them", "Us=them"]],
    ["MySQL SQLite SQL2 SQL_x", { SQL: "sequel" }, ["SQL=sequel"]],
    [
      "in New\n York, New York City",
      { "New York": "a", "New York City": "b", York: "c" },
      ["New\n York=a", "New York City=b"],
    ],
    ["New Yorker York", { "new york": "a", york: "b" }, ["York=b"]],
    ["C++ and C + +, c++", { "c++": "see plus plus" }, ["C++=see plus plus", "c++=see plus plus"]],
    ["AT&T .NET", { "AT&T": "a", ".NET": "b" }, ["AT&T=a", ".NET=b"]],
    ["Xiaoming's can't, it’s Can", { Xiaoming: "a", can: "b", "it's": "c" }, ["Xiaoming=a", "it’s=c", "Can=b"]],
    ["O’Brien's", { "O'Brien": "a" }, ["O’Brien=a"]],
    ["cafe\u0301 CAFÉ", { café: "a" }, ["cafe\u0301=a", "CAFÉ=a"]],
    ["很重要的", { 重要: "/ʈʂˈʊŋ/" }, ["重要=/ʈʂˈʊŋ/"]],
    ["constructor __proto__ toString", {}, []],
    ["", { a: "b" }, []],
    ["a b c", { "a b x": "1", b: "2" }, ["b=2"]],
  ])("the words of a lexicon are found in %j", async (text, words, expected) => {
    expect(await find(text, lexicon(words))).toEqual(expected);
  });

  test("the words of a later lexicon override those of an earlier one", async () => {
    expect(await find("a b", lexicon({ a: "1", b: "2" }), lexicon({ a: "3" }))).toEqual(["a=3", "b=2"]);
  });
});

describe("the patterns of a lexicon", () => {
  test.each<[string, Record<string, string>, Record<string, string>, readonly string[]]>([
    ["v2 and v10", {}, { "v(\\d+)": "version $1" }, ["v2=version 2", "v10=version 10"]],
    ["a-b", {}, { "(?<x>a)-(b)": "$2 $<x> $& $$5" }, ["a-b=b a a-b $5"]],
    ["v2 v3", { v2: "vee two" }, { "v(\\d)": "version $1" }, ["v2=vee two", "v3=version 3"]],
    ["abc", {}, { ab: "1", bc: "2", c: "3" }, ["ab=1", "c=3"]],
    ["ab", {}, { "(?=b)": "x" }, []],
    ["ab b", {}, { "a(x)?": "$1" }, []],
    ["GIF gif", {}, { "\\bGIF\\b": "/ʤˈɪf/" }, ["GIF=/ʤˈɪf/"]],
  ])("the patterns of a lexicon are found in %j", async (text, words, patterns, expected) => {
    expect(await find(text, lexicon(words, patterns))).toEqual(expected);
  });

  test("the patterns of a later lexicon override those of an earlier one", async () => {
    expect(await find("v2", lexicon({}, { "v\\d": "a" }), lexicon({}, { "v\\d": "b" }))).toEqual(["v2=b"]);
  });
});

test("the directives of a lexicon are in order, not empty and do not overlap", async () => {
  const part = fc.constantFrom("a", "b", "A", "ab", " ", "'", "-");
  const saying: Saying = { kind: "sub", alias: "x" };
  await fc.assert(
    fc.asyncProperty(fc.array(part), fc.array(fc.array(part, { minLength: 1, maxLength: 4 })), async (parts, keys) => {
      const words = keys
        .map((key) => ({ written: key.join("").trim(), saying }))
        .filter(({ written }) => written !== "");
      const text = parts.join("");
      let end = 0;
      const lexicons = [{ name: "", words, patterns: [{ match: /b/gu, saying }] }];
      for (const { range } of await lexiconDirectives(text, lexicons)) {
        expect(range.start).toBeGreaterThanOrEqual(end);
        expect(range.end).toBeGreaterThan(range.start);
        end = range.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test("thousands of words in a long text are found in linear time", async () => {
  const words = Array.from({ length: 20_000 }, (_, index) => ({
    written: `word${index}`,
    saying: { kind: "sub", alias: "x" } as const,
  }));
  const text = Array.from({ length: 50_000 }, (_, index) => `word${index}`).join(" ");
  expect(await lexiconDirectives(text, [{ name: "", words, patterns: [] }])).toHaveLength(20_000);
});
