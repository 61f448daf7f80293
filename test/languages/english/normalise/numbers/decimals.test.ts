import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("decimal numbers", () => {
  test.each([
    ["Pi is about 3.14.", "pi is about three point one four"],
    ["It grew by .5 or 0.05.", "it grew by point five or zero point zero five"],
    ["version 1.0", "version one point zero"],
    ["1.50 is more than 1.5", "one point five zero is more than one point five"],
    ["10,5", "ten point five"],
    ["1.234.567,89", "one million two hundred thirty four thousand five hundred sixty seven point eight nine"],
    ["from 3.5-4.5", "from three point five to four point five"],
    ["3.5 billion people", "three point five billion people"],
    ["0.001", "zero point zero zero one"],
    ["It is 2.75.", "it is two point seven five"],
    ["(3.25)", "three point two five"],
    ["-0.5", "minus zero point five"],
    ["1,234.5678", "one thousand two hundred thirty four point five six seven eight"],
    ["12.0", "twelve point zero"],
    ["22.04", "twenty two point zero four"],
    [".25 caliber", "point two five caliber"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([["101.5", "one hundred and one point five"]])("%s is read as %s in Britain", (written, expected) => {
    expect(said(written, "en-gb")).toBe(expected);
  });
});
