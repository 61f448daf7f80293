import { parse, postprocess, preprocess } from "micromark";
import { describe, expect, test } from "vitest";
import { boundMarks, MOST_MARKS } from "../../src/markup/bounded-marks.js";
import { parseMarkdown } from "../../src/markup/markdown.js";

const OPENERS = [
  "[a](",
  "a]",
  "![a](",
  "[[a ",
  "*a_ ",
  "**a ",
  "~~a ",
  "<b>*a ",
  "[^a](",
  "[a]: ",
  "[a][",
  "[rate:2]a ",
];
const LONG = 40_000;
const repeated = (opener: string): string => opener.repeat(LONG / opener.length);

describe.each(OPENERS)("%j without end", (opener) => {
  test("has marks up to the bound and no further, so that its length costs no more than its reading", () => {
    const excess: number[] = [];
    const source = `x ${repeated(opener)}`;
    const parser = boundMarks(parse(), (offset) => excess.push(offset));
    postprocess(parser.document().write(preprocess()(source, undefined, true)));
    const marks = [...source.matchAll(/[*_~[\]<!]/gu)];
    expect(excess).toEqual([marks[MOST_MARKS]?.index]);
  });

  test("is told of once, with its place, and loses no word", () => {
    const { text, problems } = parseMarkdown(`first ${repeated(opener)} last`);
    expect(problems.filter(({ message }) => message.startsWith("over 1000 marks"))).toHaveLength(1);
    expect(text).toMatch(/^first[\s\S]+last$/);
    expect(text).not.toContain("\uE000");
  });
});

test("the place is that of the first mark too many, on its line", () => {
  const line = "*a* ".repeat(250).trim();
  const { problems } = parseMarkdown(`b\r\n\tc\r\n${line}\n${line} _d_`);
  expect(problems).toMatchObject([{ line: 4, column: line.length + 2 }]);
});

test("every paragraph, item and cell has marks of its own", () => {
  const paragraphs = "Some *words* and [more](/wˈɜɹd/).\n\n".repeat(1_000);
  const items = "- **one** _two_\n".repeat(1_000);
  const rows = `|a|b|\n|-|-|\n${"| **c** | *d* |\n".repeat(1_000)}`;
  const { problems, directives } = parseMarkdown(`${paragraphs}${items}\n${rows}`);
  expect(problems).toEqual([]);
  expect(directives).toHaveLength(1_000);
});
