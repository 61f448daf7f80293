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

test.each([
  [
    "[voice:af_heart*0.6+am_adam*0.4]Hello[/voice] and [voice:b*2+_c_*1]there.",
    ["af_heart*0.6+am_adam*0.4", "b*2+_c_*1"],
  ],
  ["*[voice:a*2+b*3]Hello* there, **you**.", ["a*2+b*3"]],
  ["[voice:a\\*2+b\\*3]Hello there.", ["a*2+b*3"]],
])("the shares of a mix of voices are not emphasis: %j", (source, voices) => {
  const { text, directives, problems } = parseMarkdown(source);
  expect(text).not.toMatch(/[*[\]]/);
  expect(directives).toMatchObject(voices.map((voice) => ({ kind: "voice", voice })));
  expect(problems).toEqual([]);
});

test.each([
  ["`[voice:*a` *b* c]", "[voice:*a b c]"],
  ["a \\[voice:b*2+c*3] d", "a [voice:b*2+c*3] d"],
])("a voice tag in code or after a backslash is text: %j", (source, text) => {
  expect(parseMarkdown(source).text).toBe(text);
});
