import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isVoxError } from "../../src/core/errors.js";
import { MARKUP_LANGUAGES, markupOfPath, markupOfText } from "../../src/markup/markup-language.js";
import { parseMarkedText } from "../../src/markup/parse-marked-text.js";
import { expectSound } from "./support/show.js";

const PIECES = [
  ..."a b ' \" [ ] ( ) < > / \\ * _ ~ ` # - + | : & ; 1 . = ! ^ é 😀".split(" "),
  ...[" ", "\n", "\n\n", "\r\n", "\t", "    ", "> ", "- ", "1. ", "```\n", "\\\n", "  \n", "&amp;", "&nvlt;", "&#10;"],
  ...["[pause:1s]", "[rate:2]", "[/rate]", "[w](/f/)", "[w](+1)", "[^1]", "[^1]: ", "| a | b |\n|-|-|\n"],
  ...[
    "<p>",
    "</p>",
    "<br>",
    "<b>",
    "</b>",
    "<ol>",
    "<li>",
    "<td>",
    "<q>",
    "<pre>",
    "<script>",
    "<head>",
    "<!--",
    "-->",
  ],
  ...["<speak>", "</speak>", "<s>", "</s>", "<break/>", "<sub alias='x'>", "</sub>", "<![CDATA[", "]]>", "---\n"],
];

describe.each(MARKUP_LANGUAGES)("%s", (format) => {
  test(`any text in ${format} has ranges in order and within bounds, or is rejected as invalid SSML`, async () => {
    const source = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(""));
    const wrapped = format === "ssml" ? source.map((text) => `<speak>${text}</speak>`) : source;
    await fc.assert(
      fc.asyncProperty(wrapped, async (text) => {
        try {
          expectSound(await parseMarkedText(text, format));
        } catch (error) {
          if (!isVoxError(error) || error.code !== "VOX_MARKUP_INVALID") throw error;
          expect(format).toBe("ssml");
        }
      }),
      { numRuns: 100 },
    );
  });

  test(`words without markup stay unchanged in ${format}`, async () => {
    const text = "It was a bright cold day in April, and the clocks were striking thirteen.";
    const script = await parseMarkedText(format === "ssml" ? `<speak>${text}</speak>` : text, format);
    expect(script).toMatchObject({ text, directives: [], breaks: [], problems: [] });
  });
});

test("plain text without markup stays unchanged", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (source) => {
      const text = source.replaceAll("[", "");
      const script = await parseMarkedText(text, "plain");
      expect(script.text).toBe(text);
      expect(script.toSource({ start: 1, end: 2 })).toEqual({ start: 1, end: 2 });
    }),
  );
});

test.each([
  ["a.md", "markdown"],
  ["A.MARKDOWN", "markdown"],
  ["x/y.html", "html"],
  ["y.htm", "html"],
  ["y.xhtml", "html"],
  ["z.ssml", "ssml"],
  ["z.xml", undefined],
  ["z.txt", undefined],
  ["a.md/z", undefined],
  ["constructor", undefined],
  ["a.constructor", undefined],
])("the extension of %s means the markup language %s", (path, format) => {
  expect(markupOfPath(path)).toBe(format);
});

test.each([
  ["<speak>a</speak>", "ssml"],
  ["\uFEFF \n<?xml version='1.0'?>\n<!-- a --> <!DOCTYPE speak><!-- b -->\n<speak\nversion='1.1'>", "ssml"],
  ["<ssml:speak xmlns:ssml='x'>", "ssml"],
  ["<speaker>", "plain"],
  ["<speech>", "plain"],
  ["To <speak> is", "plain"],
  ["<!-- never closed <speak>", "plain"],
  ["", "plain"],
])("the text %j is detected as %s", (source, format) => {
  expect(markupOfText(source)).toBe(format);
});
