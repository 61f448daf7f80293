import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("years", () => {
  test.each([
    ["in 1999", "in nineteen ninety nine"],
    ["in 1999.", "in nineteen ninety nine"],
    ["in 1905", "in nineteen oh five"],
    ["in 2000, 2005, 2010 and 2024", "in two thousand two thousand five twenty ten and twenty twenty four"],
    ["in 1066", "in ten sixty six"],
    ["(1809–1865)", "eighteen oh nine to eighteen sixty five"],
    ["1990-95", "nineteen ninety to ninety five"],
    ["1914–1918", "nineteen fourteen to nineteen eighteen"],
    ["1999-2000", "nineteen ninety nine to two thousand"],
    ["the 2019-20 season", "the twenty nineteen twenty season"],
    ["from 1939 to 1945", "from nineteen thirty nine to nineteen forty five"],
    ["500 BC", "five hundred b c"],
    ["AD 79", "a d seventy nine"],
    ["44 B.C.E.", "forty four b c e"],
    ["in 79 AD.", "in seventy nine a d"],
    ["1200-800 BC", "twelve hundred to eight hundred b c"],
    ["1999 people", "one thousand nine hundred ninety nine people"],
    ["1,999", "one thousand nine hundred ninety nine"],
    ["1984 by Orwell", "nineteen eighty four by orwell"],
    ["2001: A Space Odyssey", "two thousand one a space odyssey"],
    ["1080 pixels", "one thousand eighty pixels"],
    ["1500 dollars", "one thousand five hundred dollars"],
    ["About 1500 came.", "about one thousand five hundred came"],
    ["There were 1500 in the crowd.", "there were one thousand five hundred in the crowd"],
    ["It weighs 1200 pounds.", "it weighs one thousand two hundred pounds"],
    ["She has 2000 followers.", "she has two thousand followers"],
    [
      "The film came out in 1999, and 2001 saw its sequel.",
      "the film came out in nineteen ninety nine and two thousand one saw its sequel",
    ],
    ["the year 1800", "the year eighteen hundred"],
    ["by 2030, 50% of cars", "by twenty thirty fifty percent of cars"],
    ["the 1918 flu", "the nineteen eighteen flu"],
    ["the class of '99", "the class of ninety nine"],
    ["a '57 Chevy", "a fifty seven chevy"],
    ["'98-'99", "ninety eight to ninety nine"],
    ["in the 1990s", "in the nineteen nineties"],
    ["the mid-1980s", "the mid nineteen eighties"],
    ["the '90s", "the nineties"],
    ["the 90s", "the nineties"],
    ["in her 20s", "in her twenties"],
    ["the 1900s and the 2010s", "the nineteen hundreds and the twenty tens"],
    ["the 2000s", "the two thousands"],
    ["the 1960s–70s", "the nineteen sixties to seventies"],
    ["1960's", "nineteen sixties"],
    ["pre-1900", "pre nineteen hundred"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([
    ["in 2005", "in two thousand and five"],
    ["1066", "one thousand and sixty six"],
    ["1905", "nineteen oh five"],
  ])("%s is read as %s in Britain", (written, expected) => {
    expect(said(written, "en-gb")).toBe(expected);
  });
});

test.each([
  ["450 BC–390 BC", "four fifty b c to three ninety b c"],
  ["27 BC–AD 14", "twenty seven b c to a d fourteen"],
])("the span %s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
