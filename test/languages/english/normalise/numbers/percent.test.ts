import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("percentages", () => {
  test.each([
    ["5%", "five percent"],
    ["5 % of us", "five percent of us"],
    ["10-20%", "ten to twenty percent"],
    ["10%-20%", "ten percent to twenty percent"],
    ["5%–10% of them", "five percent to ten percent of them"],
    ["0.5%", "zero point five percent"],
    ["-0.3%", "minus zero point three percent"],
    ["+2.5%", "plus two point five percent"],
    ["3½%", "three and a half percent"],
    ["100% cotton.", "one hundred percent cotton"],
    ["(50%)", "fifty percent"],
    ["3‰", "three per mille"],
    ["12 pct.", "twelve percent"],
    ["up 12.5%, again", "up twelve point five percent again"],
    ["99.9%", "ninety nine point nine percent"],
    ["1%", "one percent"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([["101%", "one hundred and one percent"]])("%s is read as %s in Britain", (written, expected) => {
    expect(said(written, "en-gb")).toBe(expected);
  });
});
