import fc from "fast-check";
import { anyText } from "../../support/any-text.js";

/** Every tag of the inline markup, also with mistakes and escaped, whole and in parts. */
const TAGS: readonly string[] = [
  "[pause:200ms]",
  "[pause:1.5s]",
  "[pause:long]",
  "[pause:",
  "[rate:1.5]",
  "[rate:.5]",
  "[rate:9]",
  "[/rate]",
  "[voice:tone_high]",
  "[voice:tone_mid*1+tone_low*3]",
  "[/voice]",
  "\\[rate:2]",
  "[a](+1)",
  "[of](-2)",
  "[four](+7)",
  "[b c](/bˈi/)",
  "[sic]",
  "array[i](0)",
  "[",
];

/** Links, whole and in parts, with usual and odd addresses. */
const LINKS: readonly string[] = [
  "[x](https://a.b)",
  "[a link](https://a.b/c.)",
  '[a link](https://a.b "The title. And more")',
  "[odd](<a b. C>)",
  "[odd](a_(b)_c)",
  "[odd](a(b",
  "[docs](/docs/)",
  "[none]()",
  "[**bold** `code`](x.md)",
  "<https://a.b/c.d>",
  "<me@a.b>",
  "https://a.b/c_d_e?f=g.",
];

const WORDS: readonly string[] = [
  "Hello",
  "the captain",
  "It was a cold\nnight",
  "Dr.",
  "Smith",
  "3.",
  "5 million",
  "e.g.",
  "It rains.",
  "Yes!",
  "Yes! And",
  '"Stop!"',
  "John said.",
  "Who?",
  "a,",
  "a",
  "(so)",
  "and then",
  "世界",
];

/** White space, and marks at the starts of lines. */
const LAYOUT: readonly string[] = [
  "- ",
  "1. ",
  "\n",
  "\n\n",
  "\n",
  "# ",
  "* * *",
  "The Storm",
  "—",
  "It was in March 3, 2024, and a long line came after it",
];

/** Marks of Markdown inside paragraphs, whole and in parts. */
const MARKDOWN_INLINE: readonly string[] = [
  "**bold**",
  "*slanted*",
  "***both***",
  "_so_",
  "__so. And__",
  "**Bold. And more**",
  "**a *b* c**",
  "snake_case",
  "5 * 3",
  "**",
  "*",
  "\\*",
  "\\",
  "`code.` ",
  "`` a`b ``",
  "`a",
  "`[pause:1s]`",
  "~~gone~~",
  "==marked==",
  "$$x$$",
  "$$ \\frac{a}{b} $$",
  "$3.50",
  "|a",
  "<b>",
  "<b>bold.</b> And",
  "<br>",
  "<!-- hidden. -->",
  '<img src="x" alt="a pot">',
  "2 < 3",
  "&amp;",
  "&#233;",
  "&nbsp;",
  "&nothing;",
  "&",
  "![an image](x.png)",
  "[1]",
  "[^a]",
  "- [x] done",
  "[voice:tone_high*0.6+tone_mid*0.4]",
  "\\[voice:_*a**b]",
  "hard\\\nbreak",
  "hard  \nbreak",
];

/** Blocks of Markdown that consist of more than a line of words. */
const MARKDOWN_BLOCKS: readonly string[] = [
  "***",
  "---",
  "```js\ncode();\n\nmore\n```",
  "~~~\n[pause:1s]\n~~~",
  "    code. And code\n",
  "> quoted. And so\n> on",
  "> quoted\nlazy. More\n\n> > deep. And\n> so",
  "| a | b |\n| --- | --- |\n| c. d | e |",
  "| [pause:200ms] a | b [rate:1.5] |\n| :-- | --: |\n| **c** | [/rate] |\n| e. | f |",
  "<div>\nx\n</div>",
  "<!-- a\n\nb -->",
  "<p>One<br>two</p>\n",
  "- a\n  - b. C\n  - d\n\n  more. Text",
  "* a\n\n      code\n",
  "- [ ] open. And\n- [x] done",
  "3. three\n4. four. And\n\n   more",
  "Title\n=====",
  "Two words\n---",
  "## Closed ##",
  "[pause:200ms]",
  "[/rate]\n\n[pause:1s]",
  "a  \nb\\\nc",
];

const plainWords = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS, ...LAYOUT) },
  { weight: 1, arbitrary: fc.constantFrom(...TAGS, ...LINKS) },
  { weight: 1, arbitrary: anyText },
);

/** Plain text with inline markup. */
export const plainText: fc.Arbitrary<string> = fc
  .array(plainWords, { maxLength: 30 })
  .chain((parts) => fc.constantFrom(" ", "").map((gap) => parts.join(gap)));

/** Words and inline marks of Markdown. */
export const markdownText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS, ...TAGS, ...LINKS, ...MARKDOWN_INLINE), { minLength: 1, maxLength: 8 })
  .chain((parts) => fc.constantFrom(" ", " ", " ", "").map((gap) => parts.join(gap)));

const lines = (most: number): fc.Arbitrary<string[]> => fc.array(markdownText, { minLength: 1, maxLength: most });

const markdownBlock = fc.oneof(
  { weight: 4, arbitrary: markdownText },
  lines(4).map((items) => items.map((item) => `- ${item}`).join("\n")),
  lines(3).map((items) => items.map((item, at) => `${at + 1}. ${item}`).join("\n\n")),
  lines(3).map((quoted) => quoted.map((line) => `> ${line}`).join("\n")),
  lines(3).map((rows) => ["| a | b |\n|---|---|", ...rows.map((row) => `| ${row} | c |`)].join("\n")),
  fc.tuple(fc.constantFrom("# ", "### "), markdownText).map((parts) => parts.join("")),
  { weight: 2, arbitrary: fc.constantFrom(...MARKDOWN_BLOCKS) },
  lines(3).map((written) => written.join("\n")),
);

/** Markdown of several blocks. */
export const markdown: fc.Arbitrary<string> = fc
  .array(fc.tuple(markdownBlock, fc.constantFrom("\n\n", "\n\n", "\n\n\n", "\n", "\r\n\r\n")), { maxLength: 6 })
  .map((blocks) => blocks.map((block) => block.join("")).join(""));
