import fc from "fast-check";
import { expect, test } from "vitest";
import type { MarkupProblem } from "../../src/markup/marked-text.js";
import type { MarkupLanguage } from "../../src/markup/markup-language.js";
import type { TextInput } from "../../src/speaker/text-input.js";
import { anyText } from "../support/any-text.js";
import { runs } from "../support/runs.js";
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

const inlineParts = fc.constantFrom(
  ..."[pause:200ms]|[rate:1.5]|[/rate]|[voice:tone_high]|[/voice]|[a](+1)|[b c](/bˈi/)|[x](https://a.b)|[pause:|\\[rate:2]|[".split(
    "|",
  ),
);
const words = fc.constantFrom(
  ...'Hello|the captain|It was a cold\nnight|Dr.|Smith|3.|5 million|e.g.|It rains.|Yes!|"Stop!"|John said.|Who?|a,|and then|- |1. |\n|\n\n|\n\n|# |* * *|The Storm|— |It was in March 3, 2024, and a long line came after it'.split(
    "|",
  ),
);
const plainText = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: words }, { weight: 1, arbitrary: inlineParts }, { weight: 1, arbitrary: anyText }),
    {
      maxLength: 30,
    },
  )
  .chain((parts) => fc.constantFrom(" ", "").map((gap) => parts.join(gap)));

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

const markdownInline = fc.constantFrom(
  ...'**bold**|*slanted*|_so_|`code.` |`a|[a link](https://a.b/c.)|**Bold. And more**|snake_case|5 * 3|~~gone~~|==marked==|$$x$$|a|<b>|&amp;|It rains.|Yes! And|3.|5 million|Dr.|Smith|Who?|and then|**|*|\\*|![an image](x.png)|2 < 3|[1]|e.g.|(so)|"Stop!"|John said.|[voice:tone_high*0.6+tone_mid*0.4]|[voice:tone_mid*1+tone_low*3]|\\[voice:_*a**b]|[/voice]'.split(
    "|",
  ),
);
const markdownText = fc.array(markdownInline, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(" "));
const markdownBlock = fc.oneof(
  { weight: 4, arbitrary: markdownText },
  fc.array(markdownText, { minLength: 1, maxLength: 4 }).map((items) => items.map((item) => `- ${item}`).join("\n")),
  fc
    .array(markdownText, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((item, at) => `${at + 1}. ${item}`).join("\n\n")),
  fc.tuple(fc.constantFrom("# ", "### "), markdownText).map((parts) => parts.join("")),
  fc.constantFrom(
    "***",
    "```js\ncode();\n\nmore\n```",
    "> quoted. And so\n> on",
    "| a | b |\n| --- | --- |\n| c. d | e |",
    "<div>\nx\n</div>",
    "- a\n  - b. C\n  - d\n\n  more. Text",
    "* a\n\n      code\n",
  ),
  fc.tuple(markdownText, markdownText).map((lines) => lines.join("\n")),
);
const markdown = fc
  .array(fc.tuple(markdownBlock, fc.constantFrom("\n\n", "\n\n", "\n\n\n", "\n")), { maxLength: 6 })
  .map((blocks) => blocks.map((block) => block.join("")).join(""));

/** Texts of Markdown with a block that has no words, and so no style of its own. */
const LATE_MARKDOWN: [text: string, places: readonly number[]][] = [
  ["[voice:tone_high] bold\n\n***\n\n", [0]],
  ["[voice:tone_high]bold[/voice]\n\n***\n\n***\n\n", [0]],
  ["[voice:tone_high*0.6+tone_mid*0.4]\n\n**bold**\n\n", []],
  ["***\n\n[voice:tone_high]bold\n\n***\n\nThe end.", [5, 31]],
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
