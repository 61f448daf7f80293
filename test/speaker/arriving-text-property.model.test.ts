import fc from "fast-check";
import { expect, test } from "vitest";
import type { MarkupProblem } from "../../src/markup/marked-text.js";
import type { MarkupLanguage } from "../../src/markup/markup-language.js";
import type { TextInput } from "../../src/speaker/text-input.js";
import { runs } from "../support/runs.js";
import { markdown, markdownText, plainText } from "./support/any-marked-text.js";
import { anyPlaces, arriving, comparable } from "./support/arriving.js";
import { openRig } from "./support/speak.js";

type Outcome = readonly (object | { readonly code: unknown })[];

/** The chunks of a text, and the error at the end if there is one. */
async function outcome(text: TextInput, markup: MarkupLanguage): Promise<Outcome> {
  const { speaker } = openRig();
  const chunks: object[] = [];
  const problems: MarkupProblem[] = [];
  let end = 0;
  try {
    for await (const chunk of speaker.stream(text, { markup, cuts: "whole" })) {
      chunks.push(comparable(chunk));
      problems.push(...chunk.problems);
      expect(chunk.source.start).toBe(end);
      end = chunk.source.end;
    }
  } catch (error) {
    chunks.push({ code: (error as { code: unknown }).code, message: String(error) });
  }
  return [...chunks, { problems }];
}

const expectEqual = async (text: string, places: readonly number[], markup: MarkupLanguage): Promise<void> => {
  expect(await outcome(arriving(text, places), markup)).toEqual(await outcome(text, markup));
};

/** Texts whose end decides how their start is read. No places: the text arrives in single characters. */
const LATE: [text: string, places: readonly number[]][] = [
  ["s.\n\n? Y\n\n", []],
  ["3.\n\ne[\n\n", []],
  ["-  Hello \n\n . 1999\n\n", []],
  ["It was March.\n\ne.g.Dr.[\n\nWho?", []],
  ["[rate:.5]n\n[rate:.5]# ", [22]],
  ["It was a cold\nnight. We went to the\nold house by\nthe sea.", []],
  ["We saw a red\n[rate:1.5]fox and an old\n[b c](/bˈi/) dog.\n", []],
];

test("plain text that arrives in any pieces becomes the same utterances as the whole text", () =>
  fc.assert(
    fc.asyncProperty(plainText, anyPlaces, (text, places) => expectEqual(text, places, "plain")),
    { numRuns: LATE.length + runs(100), examples: LATE },
  ));

/** Texts of Markdown whose marks stand at the ends of blocks, or make a block of a line when no other text follows. */
const LATE_MARKDOWN: [text: string, places: readonly number[]][] = [
  ["[voice:tone_high] bold\n\n***\n\n", [0]],
  ["[voice:tone_high]bold[/voice]\n\n***\n\n***\n\n", [0]],
  ["[voice:tone_high*0.6+tone_mid*0.4]\n\n**bold**\n\n", []],
  ["***\n\n[voice:tone_high]bold\n\n***\n\nThe end.", [5, 31]],
  ["# **bold** [pause:200ms]\n\n- **bold**\n\n", []],
  ['- Hello\n- <img src="x" alt="a pot"> Hello\n\n', []],
  ["- $$ \\frac{a}{b} $$$$ \\frac{a}{b} $$\n- Hello $$ \\frac{a}{b} $$ Hello\n\n", []],
  ["1. &nbsp;\n\nHello\n\n", []],
  ["And***slanted* It rains. \\[voice:_*a**b] Hello. It rains.", []],
  ['- Hello\n- <img src="x" alt="a pot"> `a Hello\n- Hello\n\n', []],
  ["[1]: https://a.b\n[^a]: The note.\n\nSee [the manual][1] now[^a].\n\n[1] and [the *Manual*] [1].\n\nThe end.", []],
  ["    code. And code\n\n\n1. 3. Hello\n\n2. Hello\n\n", []],
  ["1. **Bold. And more*****both***\\[voice:_*a**b]- [x] done[none]()\n\n2. Hello\n\n", []],
  ["__so. And__[**bold** `code`](x.md)==marked==John said.**Dr.\n\nHello\n\n", []],
  ["<b> Hello\n```js\ncode();\n\nmore\n```\n\n", []],
  ["1. Hello\n\nYes! And Hello\n<https://a.b/c.d>\n---\n\n", []],
];

test("Markdown that arrives in any pieces becomes the same utterances as the whole text", () =>
  fc.assert(
    fc.asyncProperty(markdown, anyPlaces, (text, places) => expectEqual(text, places, "markdown")),
    { numRuns: LATE_MARKDOWN.length + runs(100), examples: LATE_MARKDOWN },
  ));

/** Text without blank lines, of which most is read before its end arrives. */
const longParagraph = fc.oneof(
  fc
    .array(plainText, { minLength: 6, maxLength: 10 })
    .map((parts) => ({ text: parts.join(" It rains. ").replaceAll(/\s*\n\s*/gu, "\n"), markup: "plain" as const })),
  fc
    .array(markdownText, { minLength: 20, maxLength: 40 })
    .map((parts) => ({ text: parts.join(" It rains. "), markup: "markdown" as const })),
);

test("a long paragraph that arrives in any pieces becomes the same utterances as the whole text", () =>
  fc.assert(
    fc.asyncProperty(longParagraph, anyPlaces, ({ text, markup }, places) => expectEqual(text, places, markup)),
    { numRuns: runs(20) },
  ));

/** The words of a text with their places, and what has no sound. */
async function heard(text: TextInput, markup: MarkupLanguage): Promise<object> {
  const { speaker } = openRig();
  const words: object[] = [];
  const unspoken: object[] = [];
  try {
    for await (const chunk of speaker.stream(text, { markup })) {
      words.push(...chunk.words.map(({ spoken, text: written, source }) => ({ spoken, written, source })));
      unspoken.push(...chunk.unspoken);
    }
  } catch (error) {
    expect(error).toMatchObject({ code: "VOX_TEXT_UNSPOKEN" });
  }
  return { words, unspoken };
}

const anyMarkup = fc.oneof(
  plainText.map((text) => ({ text, markup: "plain" as const })),
  markdown.map((text) => ({ text, markup: "markdown" as const })),
);

test("text that is spoken as it arrives has the words of the whole text, each once", () =>
  fc.assert(
    fc.asyncProperty(anyMarkup, anyPlaces, async ({ text, markup }, places) => {
      expect(await heard(arriving(text, places), markup)).toEqual(await heard(text, markup));
    }),
    { numRuns: runs(100) },
  ));
