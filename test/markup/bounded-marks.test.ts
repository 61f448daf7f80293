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
  test("the parser sees at most 1,000 marks of an endless row", () => {
    const excess: number[] = [];
    const source = `x ${repeated(opener)}`;
    const parser = boundMarks(parse(), (offset) => excess.push(offset));
    postprocess(parser.document().write(preprocess()(source, undefined, true)));
    const marks = [...source.matchAll(/[*_~[\]<!]/gu)];
    expect(excess).toEqual([marks[MOST_MARKS]?.index]);
  });

  test("an endless row of marks is reported once, and loses no word", () => {
    const { text, problems } = parseMarkdown(`first ${repeated(opener)} last`);
    expect(problems.filter(({ message }) => message.startsWith("a paragraph has more than 1000 marks"))).toHaveLength(
      1,
    );
    expect(text).toMatch(/^first[\s\S]+last$/);
    expect(text).not.toContain("\uE000");
  });
});

test("a report of too many marks has the line and column of the first excess mark", () => {
  const line = "*a* ".repeat(250).trim();
  const { problems } = parseMarkdown(`b\r\n\tc\r\n${line}\n${line} _d_`);
  expect(problems).toMatchObject([{ line: 4, column: line.length + 2 }]);
});

test("the marks of every paragraph, item and cell are counted separately", () => {
  const paragraphs = "Some *words* and [more](/wˈɜɹd/).\n\n".repeat(600);
  const items = "- **one** _two_\n".repeat(600);
  const rows = `|a|b|\n|-|-|\n${"| **c** | *d* |\n".repeat(600)}`;
  const { problems, directives } = parseMarkdown(`${paragraphs}${items}\n${rows}`);
  expect(problems).toEqual([]);
  expect(directives).toHaveLength(600);
});
