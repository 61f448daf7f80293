import { expect, test } from "vitest";
import { parseMarkdown } from "../../src/markup/markdown.js";
import { problemsOf } from "./support/show.js";

test.each([
  ["a ==marked== word", "a marked word"],
  ["==two **bold** words==", "two bold words"],
  ["a == b and c == d, x==y==z", "a == b and c == d, x==y==z"],
  ["It is $$ x^2 $$.", "It is x^2 ."],
  ["$$\na * b * c\n- d\n$$", "a * b * c - d"],
  ["It costs $$ or $$$, or $5.", "It costs $$ or $$$, or $5."],
  ["`$$ x $$` and `==y==`", "$$ x $$ and ==y=="],
  ["$$ [a](0) $$", "[a](0)"],
  ["$$ a\n\nb $$", "$$ a\n\nb $$"],
])("the marks around words and formulas are not spoken: %j", (source, text) => {
  const script = parseMarkdown(source);
  expect(script.text).toBe(text);
  expect(script.problems).toEqual([]);
});

test("a formula in LaTeX is not spoken but reported once", () => {
  const script = parseMarkdown("So\n\n$$\n\\frac{a}{b}\n+ c\n$$\n\nand so.");
  expect(script.text).toBe("So\n\nand so.");
  expect(problemsOf(script)).toEqual(["3:1 a formula in LaTeX is not spoken"]);
});

test("the ranges of words between marks map to their places in the source", () => {
  const source = "a ==b== $$ c $$ d";
  const { text, toSource } = parseMarkdown(source);
  for (const word of "abcd") {
    const at = text.indexOf(word);
    const { start, end } = toSource({ start: at, end: at + 1 });
    expect(source.slice(start, end)).toBe(word);
  }
});
