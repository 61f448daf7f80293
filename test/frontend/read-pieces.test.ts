import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/frontend/language-of.js";
import { CUT } from "../../src/frontend/piece.js";
import { pronouncePieces } from "../../src/frontend/pronounce-pieces.js";
import { pronounceSegments } from "../../src/frontend/pronounce-segments.js";
import { readPieces } from "../../src/frontend/read-pieces.js";
import { createGrowingText } from "../../src/frontend/text-view.js";
import type { Lexicon } from "../../src/lexicon/lexicon.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";
import type { MarkupLanguage } from "../../src/markup/markup-language.js";
import { openLetterPhonemizer } from "../speaker/support/letter-phonemizer.js";

interface Word {
  readonly said: string;
  /** The word as written, at its place in the source. */
  readonly written: string;
  readonly start: number;
  readonly rate: number | undefined;
}

interface Reading {
  readonly words: readonly Word[];
  /** Length of the longest source that was parsed. */
  readonly longest: number;
}

const phonemizer = openLetterPhonemizer();

/** Reads a text whose parts arrive one by one, while nothing waits for them. */
async function read(
  parts: readonly string[],
  markup: MarkupLanguage,
  lexicons: readonly Lexicon[] = [],
): Promise<Reading> {
  const left = [...parts];
  const arriving = {
    take: async () => ({ text: left.shift() ?? "", status: { kind: left.length === 0 ? "end" : "more" } }) as const,
    isWaiting: async () => false,
  };
  let longest = 0;
  const view = createGrowingText(({ script }) => {
    longest = Math.max(longest, script.source.length);
  });
  const pieces = readPieces(arriving, { markup, soundEarly: false, check: () => {} });
  const words: Word[] = [];
  const segments = pronouncePieces(pieces, view, false, ({ script }, how) =>
    pronounceSegments(script, (stretches, _, options) => phonemizer.phonemize(stretches, "en-us", options), {
      languageOf: (prosody) => languageOf(prosody, "en-us", []),
      lexicons,
      ...how,
    }),
  );
  for await (const segment of segments) {
    if (segment === CUT) continue;
    for (const { text, source } of segment.words) {
      const { start, end } = view.toSource(source);
      words.push({ said: text, written: parts.join("").slice(start, end), start, rate: segment.prosody.rate });
    }
  }
  return { words, longest };
}

/** Cuts a text into parts of equal length. @param length in characters */
const partsOf = (text: string, length = 40): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, at) => text.slice(at * length, (at + 1) * length));

const sentence = (index: number): string =>
  `Number ${index} of the clerks counted the ${index + 7} letters before the rain.`;
const many = (count: number, of: (index: number) => string, gap: string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(gap);

const PARAGRAPHS: readonly (readonly [name: string, markup: MarkupLanguage, text: string])[] = [
  ["plain text on one line", "plain", many(30, sentence, " ")],
  ["plain text in wrapped lines", "plain", many(30, sentence, "\n")],
  ["plain text with a rate", "plain", many(30, (at) => `${sentence(at)} [rate:1.${at}]Go. [/rate]`, " ")],
  ["Markdown on one line", "markdown", many(30, sentence, " ")],
  ["Markdown whose sentences begin with marks", "markdown", many(30, (at) => `**${sentence(at)}** \`So.\``, " ")],
  ["a list in Markdown", "markdown", many(30, (at) => `- ${sentence(at)}`, "\n")],
  ["a numbered list in Markdown", "markdown", many(30, (at) => `${at + 1}. ${sentence(at)}`, "\n\n")],
];

describe.each(PARAGRAPHS)("%s", (_, markup, text) => {
  test("a long paragraph that arrives in parts is read like the whole text, and never parsed whole", async () => {
    const arrived = await read(partsOf(text), markup);
    expect(text.length).toBeGreaterThan(1_900);
    expect(arrived.words).toEqual((await read([text], markup)).words);
    expect(arrived.longest).toBeLessThan(1_000);
  });
});

test("marks beyond the first 1,000 of a paragraph are read as text, also if the paragraph arrives in parts", async () => {
  const text = many(400, (at) => `*${at}* is *so.* And *on.*`, " ");
  const { words, longest } = await read(partsOf(text, 100), "markdown");
  expect(words).toEqual((await read([text], "markdown")).words);
  expect(longest).toBeLessThan(1_000);
});

test("a pattern of a lexicon sees the words that were read before the sentence", async () => {
  const lexicon = await parseLexicon(
    JSON.stringify({
      words: {},
      patterns: [
        { match: "(?<=rain\\. )Number", say: "clerk" },
        { match: "^Number", say: "first" },
      ],
    }),
    "json",
    "test",
  );
  const text = many(40, sentence, " ");
  const { words, longest } = await read(partsOf(text), "plain", [lexicon]);
  expect(longest).toBeLessThan(1_000);
  expect(words.filter(({ written }) => written === "Number").map(({ said }) => said)).toEqual([
    "first",
    ...Array.from({ length: 39 }, () => "clerk"),
  ]);
});

describe("marks at the end of a paragraph that is read alone", () => {
  test.each([
    "[rate:2]One here.[/rate] Two is there. [rate:3]\n\nThree is the last.",
    "[rate:2]One is here.\n\n[/rate][a](+1)b is the second. It is.",
  ])("%j is read alike in parts and whole", async (text) => {
    const { words } = await read(partsOf(text, 5), "plain");
    expect(words).toEqual((await read([text], "plain")).words);
  });
});
