import { describe, expect, test } from "vitest";
import type { ParagraphEnd } from "../../src/markup/marked-text.js";
import {
  joinDrafts,
  splitDraft,
  splitOpening,
  type UtteranceDraft,
  withFullStop,
} from "../../src/speaker/utterance-draft.js";

/** A phrase whose phonemes are its text, with a word for each run of letters. */
function phrase(text: string, start = 0, paragraphEnd?: ParagraphEnd): UtteranceDraft {
  const words = [...text.matchAll(/[a-z]+/g)].map(({ 0: letters, index }) => ({
    text: letters,
    source: { start: start + index, end: start + index + letters.length },
    phonemes: { start: index, end: index + letters.length },
    class: "word",
    rule: "as written",
    from: "lexicon" as const,
  }));
  const source = { start, end: start + text.length };
  return {
    phonemes: text,
    words,
    source,
    unspoken: [],
    ...(paragraphEnd && { paragraphEnd }),
    manner: {},
    problems: [],
  };
}

const split = (text: string, limit: number): string[] => [...splitDraft(phrase(text), limit)].map((it) => it.phonemes);

describe("a phrase that is too long is cut", () => {
  test.each<[string, string, number, string[]]>([
    ["not at all where it fits", "aa bb", 5, ["aa bb"]],
    ["at the end of a sentence before anything else", "aa, bb. cc, dd; ee ff", 14, ["aa, bb.", "cc, dd; ee ff"]],
    ["at a semicolon before a comma", "aaa, bbb; ccc ddd", 12, ["aaa, bbb;", "ccc ddd"]],
    ["at a comma before a space", "aaa bbb, ccc ddd", 12, ["aaa bbb,", "ccc ddd"]],
    ["at a space where there is no mark", "aaa bbb ccc ddd", 8, ["aaa bbb", "ccc ddd"]],
    ["inside a word where there is nothing else", "aaaaaaaaaa", 4, ["aaaa", "aaaa", "aa"]],
    ["at a dash, with spaces around it or none", "aaa bbb—ccc ddd", 10, ["aaa bbb—", "ccc ddd"]],
    ["behind the quotes that close a clause", "aaa bbb,” ccc ddd", 12, ["aaa bbb,”", "ccc ddd"]],
  ])("%s", (_, text, limit, parts) => expect(split(text, limit)).toEqual(parts));

  test("and each part has its own words and stretch of the text, which tile the whole", () => {
    const parts = [...splitDraft(phrase("one two, three four", 100), 10)];
    expect(parts.map(({ source }) => source)).toEqual([
      { start: 100, end: 109 },
      { start: 109, end: 119 },
    ]);
    expect(parts.map(({ words }) => words.map(({ text }) => text))).toEqual([
      ["one", "two"],
      ["three", "four"],
    ]);
    expect(parts[1]?.words[0]?.phonemes).toEqual({ start: 0, end: 5 });
  });

  test("a word that is cut keeps its place in the text with its first part", () => {
    const [first, second] = splitDraft(phrase("abcdef"), 4);
    expect(first?.words).toMatchObject([
      { text: "abcdef", source: { start: 0, end: 6 }, phonemes: { start: 0, end: 4 } },
    ]);
    expect(second?.words).toMatchObject([
      { text: "abcdef", source: { start: 6, end: 6 }, phonemes: { start: 0, end: 2 } },
    ]);
  });

  test("only the last part ends the paragraph", () => {
    const parts = [...splitDraft(phrase("aaa bbb ccc", 0, "heading"), 4)];
    expect(parts.map(({ paragraphEnd }) => paragraphEnd)).toEqual([undefined, undefined, "heading"]);
  });
});

describe("the opening clause", () => {
  const opening = (text: string): (string | undefined)[] =>
    splitOpening(phrase(text), { min: 5, goal: 8, max: 12 }).map((part) => part?.phonemes);

  test("is split off where it ends in reach", () => {
    expect(opening("aaa bbb, ccc ddd eee")).toEqual(["aaa bbb,", "ccc ddd eee"]);
    expect(opening("aa bb, cc. ddd eee")).toEqual(["aa bb,", "cc. ddd eee"]);
  });

  test("is not split off where it is too short or too long, or where the voice would not pause", () => {
    expect(opening("aa, bbb ccc ddd eee fff")).toHaveLength(1);
    expect(opening("aaa bbb, ccc")).toHaveLength(1);
    expect(opening("aaa bbb ccc ddd, eee")).toHaveLength(1);
    expect(opening("aaa bbb ccc ddd eee")).toHaveLength(1);
  });
});

describe("phrases that are joined", () => {
  test("have a space between them, and words at their new places", () => {
    const joined = joinDrafts(phrase("aa."), phrase("bb.", 4));
    expect(joined.phonemes).toBe("aa. bb.");
    expect(joined.source).toEqual({ start: 0, end: 7 });
    expect(joined.words.map(({ phonemes }) => phonemes)).toEqual([
      { start: 0, end: 2 },
      { start: 4, end: 6 },
    ]);
  });

  test("know where a sentence begins that was joined to the one before it", () => {
    const clauses = joinDrafts(phrase("aa,"), phrase("bb.", 4));
    expect(clauses.sentenceStarts).toBeUndefined();
    expect(joinDrafts(clauses, joinDrafts(phrase("cc!", 8), phrase("dd.", 12))).sentenceStarts).toEqual([8, 12]);
  });

  test("have nothing between them where one of them is silent", () => {
    expect(joinDrafts(phrase(""), phrase("aa.")).phonemes).toBe("aa.");
    expect(joinDrafts(phrase("aa."), phrase("")).phonemes).toBe("aa.");
  });

  test("end a paragraph where the second does, or where only silence follows the first's end", () => {
    expect(joinDrafts(phrase("aa.", 0, "item"), phrase("bb.")).paragraphEnd).toBeUndefined();
    expect(joinDrafts(phrase("aa."), phrase("bb.", 3, "item")).paragraphEnd).toBe("item");
    expect(joinDrafts(phrase("aa.", 0, "paragraph"), phrase("")).paragraphEnd).toBe("paragraph");
  });

  test("end as the stronger of the two where the second is silent, such as the ornament of a scene break", () => {
    expect(joinDrafts(phrase("aa.", 0, "paragraph"), phrase("", 4, "scene")).paragraphEnd).toBe("scene");
  });
});

describe("a full stop", () => {
  test("is put behind a paragraph that ends without a mark, and behind nothing else", () => {
    const said = (text: string, end?: ParagraphEnd): string => withFullStop(phrase(text, 0, end), 10).phonemes;
    expect(said("title", "heading")).toBe("title.");
    expect(said("title!", "heading")).toBe("title!");
    expect(said("title")).toBe("title");
    expect(said("", "paragraph")).toBe("");
    expect(said("longlonglo", "heading")).toBe("longlonglo");
  });
});
