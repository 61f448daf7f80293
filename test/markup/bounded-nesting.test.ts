import { expect, test } from "vitest";
import { DEEPEST } from "../../src/markup/bounded-nesting.js";
import { parseMarkdown } from "../../src/markup/markdown.js";

const nested = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${"  ".repeat(level)}- word${level}`).join("\n");

test("lists that are nested too deep over many lines keep their words and are reported", () => {
  const { text, problems } = parseMarkdown(nested(500));
  expect(text.match(/word\d+/g)).toEqual(Array.from({ length: 500 }, (_, level) => `word${level}`));
  expect(problems).toMatchObject([{ line: DEEPEST + 1, message: expect.stringContaining("quotes and lists") }]);
});

test("quotes and lists that are nested too deep on one line keep their words and are reported once", () => {
  for (const mark of ["> ", "- ", "1. ", ">"]) {
    const { text, problems } = parseMarkdown(`a\n\n${mark.repeat(10_000)}b\n\n${mark.repeat(300)}c`);
    expect(text).toMatch(/^a[\s\S]*b[\s\S]*c$/);
    expect(problems).toHaveLength(1);
  }
});

test("lists at the deepest allowed level, code and thematic breaks stay unchanged", () => {
  expect(parseMarkdown(nested(DEEPEST)).problems).toEqual([]);
  const { text, problems } = parseMarkdown(
    `a\n\n${"- ".repeat(1_000)}\n\n${"-".repeat(1_000)}\n\n${" ".repeat(900)}b\n\nc`,
  );
  expect(text).toBe("a\n\nc");
  expect(problems.map(({ message }) => message)).toEqual(["a block of code (1 line) is not spoken"]);
});
