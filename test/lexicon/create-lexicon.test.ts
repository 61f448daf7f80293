import { expect, test } from "vitest";
import { checkLexicons } from "../../src/lexicon/check-lexicons.js";
import { createLexicon, type LexiconSource } from "../../src/lexicon/create-lexicon.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";

const ENTRIES = {
  words: { Xiaoming: "/ʃˌWmˈɪŋ/", sql: "sequel", data: "/ˈdeɪtə/" },
  patterns: [{ match: "v(\\d+)", say: "version $1" }],
};

test("createLexicon returns the same lexicon as parseLexicon for the same JSON", async () => {
  const lexicon = await createLexicon({ ...ENTRIES, name: "mine" });
  expect(lexicon).toEqual(await parseLexicon(JSON.stringify(ENTRIES), "json", "mine"));
  checkLexicons("lexicons", [lexicon]);
});

test("createLexicon accepts an object without entries", async () => {
  expect(await createLexicon({})).toEqual({ name: "(unnamed)", words: [], patterns: [] });
  expect(await createLexicon({ words: undefined, name: undefined })).toMatchObject({ words: [] });
});

test.each<[string, LexiconSource, RegExp]>([
  ["a blank pronunciation", { words: { a: " " } }, /^the lexicon \(unnamed\): "a" has no pronunciation/],
  ["an unknown sound", { words: { a: "/7/" }, name: "mine" }, /^the lexicon mine: "7" in the phonemes of "a"/],
  ["a pattern for nothing", { patterns: [{ match: "a*", say: "b" }] }, /the pattern a\* also matches an empty text/],
  ["a broken pattern", { patterns: [{ match: "a(", say: "b" }] }, /Invalid regular expression/],
  ["an unknown name", { wrods: {} } as LexiconSource, /a lexicon must be \{"words".*wrods/],
  ["a number as a pronunciation", { words: { a: 1 } } as unknown as LexiconSource, /words\.a must be a string/],
])("createLexicon rejects %s with VOX_LEXICON_INVALID and the reason", async (_, source, message) => {
  const created = createLexicon(source);
  await expect(created).rejects.toMatchObject({ code: "VOX_LEXICON_INVALID", message: expect.stringMatching(message) });
});

test.each([undefined, null, "words", []])("createLexicon rejects %j, which is no object", async (source) => {
  await expect(createLexicon(source as unknown as LexiconSource)).rejects.toThrow(/^source must be an object, got/);
});

test("createLexicon rejects with the reason of an abort", async () => {
  const source = { patterns: [{ match: "a", say: "b" }] };
  const aborted = createLexicon(source, { signal: AbortSignal.abort(new Error("mine")) });
  await expect(aborted).rejects.toThrow("mine");
});
