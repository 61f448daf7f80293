import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("ranges", () => {
  test.each([
    ["3–7", "three to seven"],
    ["3—7", "three to seven"],
    ["10-15", "ten to fifteen"],
    ["pages 10-12", "pages ten to twelve"],
    ["pp. 10-12", "pages ten to twelve"],
    ["1990-1995", "nineteen ninety to nineteen ninety five"],
    ["5-10%", "five to ten percent"],
    ["$5–10", "five to ten dollars"],
    ["A–Z", "a to z"],
    ["20-30 minutes", "twenty to thirty minutes"],
    ["ages 5-12", "ages five to twelve"],
    ["9-5", "nine to five"],
    ["-5 to -10", "minus five to minus ten"],
    ["(3-7)", "three to seven"],
    ["10,000-15,000", "ten thousand to fifteen thousand"],
    ["3.5-4.5", "three point five to four point five"],
    ["between 5-10", "between five and ten"],
    ["30-40 people", "thirty to forty people"],
    ["10 - 15 minutes", "ten to fifteen minutes"],
    ["Public Law 117-58", "public law one seventeen fifty eight"],
    ["Resolution 22-109, pages 22-109", "resolution twenty two one oh nine pages twenty two to one hundred nine"],
    ["50-50", "fifty fifty"],
    ["24-7", "twenty four seven"],
    ["1-2-3", "one two three"],
    ["2-for-1", "two for one"],
    ["3-year-old", "three year old"],
    ["a 10-year-old", "a ten year old"],
    ["5-star", "five star"],
    ["top-10", "top ten"],
    ["7-Eleven", "seven eleven"],
    ["12-14 High Street", "twelve to fourteen high street"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([["101-105", "one hundred and one to one hundred and five"]])(
    "%s is read as %s in Britain",
    (written, expected) => {
      expect(said(written, "en-gb")).toBe(expected);
    },
  );
});
