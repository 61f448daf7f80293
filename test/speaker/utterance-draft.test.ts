import { describe, expect, test } from "vitest";
import type { ParagraphEnd } from "../../src/markup/marked-text.js";
import {
  joinDrafts,
  splitDraft,
  splitOpening,
  type UtteranceDraft,
  withFullStop,
} from "../../src/speaker/utterance-draft.js";

/** A draft whose phonemes are its text, with a word for each run of letters. */
function draft(text: string, start = 0, paragraphEnd?: ParagraphEnd): UtteranceDraft {
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
    prosody: {},
    problems: [],
  };
}

const split = (text: string, limit: number): string[] => [...splitDraft(draft(text), limit)].map((it) => it.phonemes);

describe("a draft that is too long", () => {
  test.each<[string, string, number, string[]]>([
    ["not cut if it fits", "aa bb", 5, ["aa bb"]],
    [
      "cut at the end of a sentence rather than at another mark",
      "aa, bb. cc, dd; ee ff",
      14,
      ["aa, bb.", "cc, dd; ee ff"],
    ],
    ["cut at a semicolon rather than at a comma", "aaa, bbb; ccc ddd", 12, ["aaa, bbb;", "ccc ddd"]],
    ["cut at a comma rather than at a space", "aaa bbb, ccc ddd", 12, ["aaa bbb,", "ccc ddd"]],
    ["cut at a space if there is no mark", "aaa bbb ccc ddd", 8, ["aaa bbb", "ccc ddd"]],
    ["cut inside a word if there is no other place", "aaaaaaaaaa", 4, ["aaaa", "aaaa", "aa"]],
    ["cut at a dash with or without spaces around it", "aaa bbb—ccc ddd", 10, ["aaa bbb—", "ccc ddd"]],
    ["cut after the quotes that close a clause", "aaa bbb,” ccc ddd", 12, ["aaa bbb,”", "ccc ddd"]],
  ])("a draft is %s", (_, text, limit, parts) => expect(split(text, limit)).toEqual(parts));

  test("the parts of a draft have their own words, and their ranges tile its range", () => {
    const parts = [...splitDraft(draft("one two, three four", 100), 10)];
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

  test("the source of a word that is cut stays with its first part", () => {
    const [first, second] = splitDraft(draft("abcdef"), 4);
    expect(first?.words).toMatchObject([
      { text: "abcdef", source: { start: 0, end: 6 }, phonemes: { start: 0, end: 4 } },
    ]);
    expect(second?.words).toMatchObject([
      { text: "abcdef", source: { start: 6, end: 6 }, phonemes: { start: 0, end: 2 } },
    ]);
  });

  test("only the last part of a draft ends the paragraph", () => {
    const parts = [...splitDraft(draft("aaa bbb ccc", 0, "heading"), 4)];
    expect(parts.map(({ paragraphEnd }) => paragraphEnd)).toEqual([undefined, undefined, "heading"]);
  });
});

describe("the opening clause", () => {
  const opening = (text: string): (string | undefined)[] =>
    splitOpening(draft(text), { min: 5, goal: 8, max: 12 }).map((part) => part?.phonemes);

  test("the opening clause is split off if it ends within the limit", () => {
    expect(opening("aaa bbb, ccc ddd eee")).toEqual(["aaa bbb,", "ccc ddd eee"]);
    expect(opening("aa bb, cc. ddd eee")).toEqual(["aa bb,", "cc. ddd eee"]);
  });

  test("the opening clause stays if it is too short or too long, or if the voice does not pause after it", () => {
    expect(opening("aa, bbb ccc ddd eee fff")).toHaveLength(1);
    expect(opening("aaa bbb, ccc")).toHaveLength(1);
    expect(opening("aaa bbb ccc ddd, eee")).toHaveLength(1);
    expect(opening("aaa bbb ccc ddd eee")).toHaveLength(1);
  });
});

describe("joined drafts", () => {
  test("joined drafts have a space between them, and their words move to their new places", () => {
    const joined = joinDrafts(draft("aa."), draft("bb.", 4));
    expect(joined.phonemes).toBe("aa. bb.");
    expect(joined.source).toEqual({ start: 0, end: 7 });
    expect(joined.words.map(({ phonemes }) => phonemes)).toEqual([
      { start: 0, end: 2 },
      { start: 4, end: 6 },
    ]);
  });

  test("joined drafts record where a sentence begins", () => {
    const clauses = joinDrafts(draft("aa,"), draft("bb.", 4));
    expect(clauses.sentenceStarts).toBeUndefined();
    expect(joinDrafts(clauses, joinDrafts(draft("cc!", 8), draft("dd.", 12))).sentenceStarts).toEqual([8, 12]);
  });

  test("joined drafts have nothing between them if one of them is silent", () => {
    expect(joinDrafts(draft(""), draft("aa.")).phonemes).toBe("aa.");
    expect(joinDrafts(draft("aa."), draft("")).phonemes).toBe("aa.");
  });

  test("joined drafts end a paragraph if the second does, or if only silence follows the end of the first", () => {
    expect(joinDrafts(draft("aa.", 0, "item"), draft("bb.")).paragraphEnd).toBeUndefined();
    expect(joinDrafts(draft("aa."), draft("bb.", 3, "item")).paragraphEnd).toBe("item");
    expect(joinDrafts(draft("aa.", 0, "paragraph"), draft("")).paragraphEnd).toBe("paragraph");
  });

  test("joined drafts end with the pauses of both", () => {
    const pause = { ...draft("", 4), pauseSeconds: 0.5 };
    expect(joinDrafts(draft("aa."), pause).pauseSeconds).toBe(0.5);
    expect(joinDrafts(joinDrafts(draft("aa."), pause), draft("", 8)).pauseSeconds).toBe(0.5);
    expect(joinDrafts(joinDrafts(draft("aa."), pause), pause).pauseSeconds).toBe(1);
  });

  test("joined drafts have the stronger end of the two if the second is silent, such as the ornament of a scene break", () => {
    expect(joinDrafts(draft("aa.", 0, "paragraph"), draft("", 4, "scene")).paragraphEnd).toBe("scene");
  });
});

describe("a full stop", () => {
  test("a full stop is added to a paragraph that ends without a mark, and to nothing else", () => {
    const said = (text: string, end?: ParagraphEnd): string => withFullStop(draft(text, 0, end), 10).phonemes;
    expect(said("title", "heading")).toBe("title.");
    expect(said("title!", "heading")).toBe("title!");
    expect(said("title")).toBe("title");
    expect(said("", "paragraph")).toBe("");
    expect(said("longlonglo", "heading")).toBe("longlonglo");
  });
});
