import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("sizes, powers and sums", () => {
  test.each([
    ["3x4", "three by four"],
    ["a 2×4 plank", "a two by four plank"],
    ["1920x1080", "nineteen twenty by ten eighty"],
    ["1024x768 pixels", "ten twenty four by seven sixty eight pixels"],
    ["2x4x8", "two by four by eight"],
    ["The room is 10 x 12 ft.", "the room is ten by twelve feet"],
    ["3 m x 4 m", "three meters by four meters"],
    ['8.5" x 11" paper', "eight point five inches by eleven inch paper"],
    ["4x4", "four by four"],
    ["10x faster", "ten times faster"],
    ["E = mc^2", "e equals m c squared"],
    ["2–3x faster", "two to three times faster"],
    ["1.5x-2x", "one point five to two times"],
    ["2x-3x", "two to three times"],
    ["2x-3x = -x", "two x three x equals minus x"],
    ["1e-5", "one times ten to the power of minus five"],
    ["p = 1e-5", "p equals one times ten to the power of minus five"],
    ["2.5e-3 mol", "two point five times ten to the power of minus three moles"],
    ["-3e8", "minus three times ten to the power of eight"],
    ["3e8 m/s", "three times ten to the power of eight meters per second"],
    ["6.02E23", "six point zero two times ten to the power of twenty three"],
    ["unit 4E10", "unit four e ten"],
    ["1.5x", "one point five times"],
    ["2+2=4", "two plus two equals four"],
    ["2 + 2 = 4", "two plus two equals four"],
    ["5 - 3 = 2", "five minus three equals two"],
    ["The answer is 10 - 7.", "the answer is ten minus seven"],
    ["3 * 4 = 12", "three times four equals twelve"],
    ["10 / 2 = 5", "ten divided by two equals five"],
    ["6 ÷ 2", "six divided by two"],
    ["3 × 10^8", "three times ten to the power of eight"],
    ["x² and 5² and y³", "x squared and five squared and y cubed"],
    ["10^6", "ten to the power of six"],
    ["10^-3", "ten to the power of minus three"],
    ["10⁻³", "ten to the power of minus three"],
    ["E = mc²", "e equals m c squared"],
    ["f(x) = x² + 2x + 1", "f of x equals x squared plus two x plus one"],
    ["a² + b² = c²", "a squared plus b squared equals c squared"],
    ["area πr²", "area pi r squared"],
    ["√16 = 4", "the square root of sixteen equals four"],
    ["a < b", "a is less than b"],
    ["5 > 3", "five is greater than three"],
    ["<5 minutes", "less than five minutes"],
    ["x ≥ 5", "x is greater than or equal to five"],
    ["≤ 3", "less than or equal to three"],
    ["π ≈ 3.14", "pi is approximately three point one four"],
    ["±2", "plus or minus two"],
    ["x ≠ y", "x is not equal to y"],
    ["5! = 120", "five factorial equals one hundred twenty"],
    ["∞", "infinity"],
    ["a note¹ here", "a note here"],
    ["They won 5 + 3.", "they won five plus three"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });
});

test.each([
  ["return x**2", "return x squared"],
  ["2**10", "two to the power of ten"],
  ["**2** things", "two things"],
])("the stars of %s are a power if only one pair is there", (written, expected) =>
  expect(said(written)).toBe(expected),
);

test.each([
  ["|x| < 1", "the absolute value of x is less than one"],
  ["|x - y| = 3", "the absolute value of x minus y equals three"],
  ["| a | b |", "a b"],
  ["ls|wc", "ls wc"],
])("bars around %s", (written, expected) => expect(said(written)).toBe(expected));
