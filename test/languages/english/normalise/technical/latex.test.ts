import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["$x^2 + y^2 = 1$", "x squared plus y squared equals one"],
  ["an $n$-gram", "an n gram"],
  ["where $6{x}_{1} \\leq {24}$ holds", "where six x sub one is less than or equal to twenty four holds"],
  ["$\\frac{a+b}{2}$", "a plus b over two"],
  ["\\(3 \\times 4\\)", "three times four"],
  ["\\[e^{-1}\\]", "e to the power of minus one"],
  ["$$\\sum_{i=1}^{n} a_i$$", "the sum from i equals one to n of a sub i"],
  ["$\\sqrt{2}$ and $\\sqrt[3]{x}$", "the square root of two and the cube root of x"],
  ["$\\left(\\alpha\\right) \\in \\mathbb{R}$", "alpha in r"],
  ["$90^\\circ$", "ninety degrees"],
  ["$x \\text{ if } y$", "x if y"],
  ["$a \\unknown b$", "a b"],
  ["\\frac{1}{2} of \\sqrt{x}", "one over two of the square root of x"],
  ["Let \\hat{x}_{i} and x_{n+1} be.", "let x hat sub i and x sub n plus one be"],
  ["n \\to \\infty and 2\\pi r", "n to infinity and two pi r"],
  ["$\\vec{a}\\cdot(\\vec b\\times\\vec c)$", "vector a dot vector b cross vector c"],
  ["$\\nabla \\cdot \\mathbf{E} = 0$", "del dot e equals zero"],
  ["$5 \\cdot \\vec{v}$, $a \\cdot b$", "five times vector v a times b"],
  ["An $m \\times n$ matrix $\\mathbf{W}$", "an m times n matrix w"],
  ["C:\\log\\sum and \\unknown", "c colon backslash log backslash sum and backslash unknown"],
])("the formula %s is read as %s", (written, expected) => expect(said(written)).toBe(expected));

test.each([
  ["It costs $5 or $6.", "it costs five dollars or six dollars"],
  ["$20-$30", "twenty to thirty dollars"],
  ["set $PATH to $HOME", "set dollar path to dollar home"],
])("the dollar signs of %s enclose no formula", (written, expected) => expect(said(written)).toBe(expected));

test("braces without end are read in time", () => {
  expect(said(`$${"{^".repeat(140)}$`)).toBeTypeOf("string");
});
