import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("ordinal numbers", () => {
  test.each([
    ["the 1st, the 2nd and the 3rd", "the first the second and the third"],
    ["the 21st century", "the twenty first century"],
    ["on his 100th birthday", "on his one hundredth birthday"],
    ["the 1,000th visitor", "the one thousandth visitor"],
    ["the 101st time", "the one hundred first time"],
    ["the 112th Congress", "the one hundred twelfth congress"],
    ["1ˢᵗ and 2ⁿᵈ", "first and second"],
    ["2nd-place", "second place"],
    ["3rd-grade", "third grade"],
    ["5th Ave.", "fifth avenue"],
    ["1/10th of a second", "one tenth of a second"],
    ["3/4ths", "three fourths"],
    ["the 11th, 12th and 13th", "the eleventh twelfth and thirteenth"],
    ["the 22nd", "the twenty second"],
    ["42ND STREET", "forty second street"],
    ["He came 4th.", "he came fourth"],
    ["the 1,001st night", "the one thousand first night"],
    ["two 5ths", "two fifths"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([["the 101st Airborne", "the one hundred and first airborne"]])(
    "%s is read as %s in Britain",
    (written, expected) => {
      expect(said(written, "en-gb")).toBe(expected);
    },
  );
});
