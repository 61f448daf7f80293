import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("ratios", () => {
  test.each([
    ["The ratio was 3:1.", "the ratio was three to one"],
    ["a 16:9 screen", "a sixteen to nine screen"],
    ["a ratio of 1:50", "a ratio of one to fifty"],
    ["odds of 1:15", "odds of one to fifteen"],
    ["a scale of 1:1000", "a scale of one to one thousand"],
    ["50:50", "fifty fifty"],
    ["1:2:3", "one to two to three"],
    ["a 2.35:1 picture", "a two point three five to one picture"],
    ["mixed 1:1", "mixed one to one"],
    ["4:3", "four to three"],
    ["100:1", "one hundred to one"],
    ["3-to-1", "three to one"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });
});
