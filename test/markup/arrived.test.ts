import { expect, test } from "vitest";
import { arrivedMarkup } from "../../src/markup/arrived.js";
import { parseMarkdown } from "../../src/markup/markdown.js";
import { resumptionBefore } from "../../src/markup/resume.js";

const certainOf = (source: string, markup: "plain" | "markdown" = "markdown"): string =>
  source.slice(0, arrivedMarkup(source, markup, "text").certain);

test.each([
  ["Some **bold text. And", "Some "],
  ["Some **bold** text. And ", "Some **bold** text. And "],
  ["Some **bold*", "Some "],
  ["Some [voice:a*2+b*3]text. And ", "Some [voice:a*2+b*3]text. And "],
  ["Some [voice:a*2", "Some "],
  ["Some **bold \\[voice:a**2] text. And ", "Some "],
  ["Some `code. And ", "Some "],
  ["Some [link](https://a.b", "Some "],
  ["Some [link. And more][1", "Some "],
  ["Some [link. And more][1] and ", "Some [link. And more][1] and "],
  ["Some [link] and ", "Some [link] and "],
  ["5 * 3 is 15. And ", "5 * 3 is 15. And "],
  ["A snake_case name. And ", "A snake_case name. And "],
  ["A tag <b", "A tag "],
  ["An &am", "An "],
  ["Words\n-", ""],
  ["Words\nand ", "Words\nand "],
  ["Words\n\n| a | b |\n| -", "Words\n\n"],
  ["Words\n\n```js\ncode", "Words\n\n"],
  ["- One. And\n- T", "- One. And\n"],
  ["A **b. C \\[voice:_*d**e", "A "],
  ["- <b>One.</b> And", ""],
  ["- <b> `One. And\n- T", ""],
  ["- One.\n- <b> `Two. And\n- T", "- One.\n"],
  ["- <https://a.b> One. And", "- <https://a.b> One. And"],
  ['A <img alt="a > b', "A "],
  ["A <!-- b > c", "A "],
  ["A $$ b. And", "A "],
  ["A $$ b $$", "A "],
  ["A $$ b $$ c. And", "A $$ b $$ c. And"],
  ["- A $$ b.\n- C", "- A "],
  ["A ==marked. Word==", "A "],
  ["A **b. C***d. And", "A "],
  ["A *b**c. And** d. And", "A "],
  ["A *b ~~c* d. And", "A "],
  ["A [b* c](d_) *e. And", "A "],
  ["A [*b* c](_d) e. And", "A [*b* c](_d) e. And"],
  ["**b. C**d* and ", "**b. C**d* and "],
  ["A **b**_c_ and ", "A **b**_c_ and "],
])("the certain part of the Markdown %j is %j", (source, expected) => {
  expect(certainOf(source)).toBe(expected);
});

test.each([
  ["Wait. [pause:1", "Wait. "],
  ["Wait. [pause:1s] And ", "Wait. [pause:1s] And "],
  ["A [word](/wˈ", "A "],
  ["A [note] here. And ", "A [note] here. And "],
  ["A line\nand", "A line\n"],
  ["A back\\", "A back"],
  ["A back \\", "A back "],
])("the certain part of the plain text %j is %j", (source, expected) => {
  expect(certainOf(source, "plain")).toBe(expected);
});

test.each([
  ["One.\n\nTwo. And ", "Two. And "],
  ["One.\n\n## T", "## T"],
  ["- a\n\n- b. And ", "- a\n\n- b. And "],
  ["- a\n\nText. And ", "Text. And "],
  ["    code\n\nText. And ", "Text. And "],
  ["    code\n\n3. a\n\nText. And ", "Text. And "],
  ["    code\n\n3. a. And ", "    code\n\n3. a. And "],
  ["```\na\n\nb. And ", "```\na\n\nb. And "],
  ["- ```\n  a\n\nText. And ", "Text. And "],
  ["<!-- a\n\nb --> c. And ", "<!-- a\n\nb --> c. And "],
  ["<b> a\n```\nb\n\nc", "<b> a\n```\nb\n\nc"],
  ["<b>\n```\nb\n\nText. And ", "Text. And "],
  ["a\n<b>\n```\nb\n\nc", "a\n<b>\n```\nb\n\nc"],
  ["<div> a\n```\nb\n\nText. And ", "Text. And "],
])("the last block of the Markdown %j is %j", (source, expected) => {
  expect(source.slice(arrivedMarkup(source, "markdown", "text").blockStart)).toBe(expected);
});

test("nothing of a document is certain before its end", () => {
  expect(arrivedMarkup("<p>One.</p><p>Two.", "html", "text")).toEqual({ blockStart: 0, certain: 0 });
  expect(arrivedMarkup("<speak>One. Two", "ssml", "text")).toEqual({ blockStart: 0, certain: 0 });
});

test("front matter is certain when it is complete", () => {
  expect(certainOf("---\ntitle: A. B\nau")).toBe("");
  expect(certainOf("---\ntitle: A. B\n---\nText. And ")).toBe("---\ntitle: A. B\n---\nText. And ");
});

test.each([
  ["One **two. Three** four. ", "four", "four. "],
  ["One. **Two** three", "Two", "**Two** three"],
  ["One `two. Three` four. ", "Three", "`two. Three` four. "],
  ["One.\nTwo. ", "Two", "Two. "],
  ["- One.\n- Two. ", "Two", "- Two. "],
  ["- One. Two. ", "Two", undefined],
  ["> One. Two. ", "Two", undefined],
  ["One.\n> Two. Three. ", "Three", undefined],
  ["a | b\n--- | ---\nOne. Two. ", "Two", undefined],
  ["<!-- a --> One. Two. ", "Two", undefined],
])("the Markdown %j can be parsed from %j on as %j", (source, word, expected) => {
  const found = resumptionBefore(source, source.indexOf(word), "markdown", "text");
  expect(found && source.slice(found.at)).toBe(expected);
});

test("a Markdown source that goes on in a paragraph begins no item, heading or definition", () => {
  const before = { open: {}, marksInParagraph: 0 };
  const source = "1. and *so* on\n- next";
  const { text, toSource } = parseMarkdown(source, before);
  expect(text).toBe("1. and so on\n\nnext");
  expect(toSource({ start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
  expect(parseMarkdown("# so", before).text).toBe("# so");
  expect(parseMarkdown("[a]: b", before).text).toBe("[a]: b");
});
