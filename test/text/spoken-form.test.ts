import { describe, expect, test } from "vitest";
import { spokenForm } from "../../src/text/spoken-form.js";

const say = (word: string, previous?: string, next?: string): string => spokenForm(word, { previous, next });

describe.each<[string, readonly (readonly [string, string])[]]>([
  [
    "money",
    [
      ["$5", "5 dollars"],
      ["$1", "1 dollar"],
      ["$1.00", "1 dollar"],
      ["$0.99", "99 cents"],
      ["$0.01", "1 cent"],
      ["$3.50", "3 dollars and 50 cents"],
      ["$1,234.56", "1,234 dollars and 56 cents"],
      ["$1.5", "1.5 dollars"],
      ["$1.5M", "1.5 million dollars"],
      ["$20k", "20 thousand dollars"],
      ["$2bn", "2 billion dollars"],
      ["£1.01", "1 pound and 1 penny"],
      ["£2.50", "2 pounds and 50 pence"],
      ["€1", "1 euro"],
      ["¥5000", "5000 yen"],
    ],
  ],
  [
    "clock times",
    [
      ["10:30", "10 30"],
      ["10:05", "10 oh 5"],
      ["5:00", "5 o'clock"],
      ["17:00", "17 hundred hours"],
      ["5:30pm", "5 30 p.m"],
      ["5:00AM", "5 a.m"],
      ["25:00", "25:00"],
      ["10:60", "10:60"],
    ],
  ],
  [
    "dates as computers write them",
    [
      ["2024-05-06", "May 6th 20 24"],
      ["2001-12-31", "December 31st 2001"],
      ["1999-01-01", "January 1st 19 99"],
      ["2024-02-02", "February 2nd 20 24"],
      ["2024-03-03", "March 3rd 20 24"],
      ["2024-10-11", "October 11th 20 24"],
      ["2024-10-12", "October 12th 20 24"],
      ["2024-10-13", "October 13th 20 24"],
      ["2024-10-22", "October 22nd 20 24"],
      ["2024-13-01", "2024-13-01"],
    ],
  ],
  [
    "ranges",
    [
      ["3-7", "3 to 7"],
      ["3–7", "3 to 7"],
      ["10-20%", "10 to 20 percent"],
      ["1.5-2.5", "1.5 to 2.5"],
      ["1914-1918", "19 14 to 19 18"],
    ],
  ],
  [
    "years",
    [
      ["1999", "19 99"],
      ["1905", "19 oh 5"],
      ["1800", "18 hundred"],
      ["2024", "20 24"],
      ["2005", "2005"],
      ["2000", "2000"],
      ["123", "123"],
      ["12345", "12345"],
    ],
  ],
  [
    "decades",
    [
      ["1990s", "19 nineties"],
      ["1990's", "19 nineties"],
      ["60s", "sixties"],
    ],
  ],
  [
    "percentages",
    [
      ["50%", "50 percent"],
      ["-3.5%", "-3.5 percent"],
      ["%", "percent"],
    ],
  ],
  [
    "numbers and topics with a hash",
    [
      ["#5", "number 5"],
      ["#speech", "hashtag speech"],
      ["#", ""],
      ["##", ""],
    ],
  ],
  [
    "symbols and joined words",
    [
      ["&", "and"],
      ["+", "plus"],
      ["=", "equals"],
      ["@", "at"],
      ["/", "slash"],
      ["and/or", "and or"],
      ["R&D", "R and D"],
    ],
  ],
  [
    "words, which stay as they are",
    [
      ["word", "word"],
      ["well-known", "well-known"],
      ["don't", "don't"],
      ["3.14", "3.14"],
      ["1,000", "1,000"],
      ["1st", "1st"],
      ["constructor", "constructor"],
      ["toString", "toString"],
      ["hasOwnProperty", "hasOwnProperty"],
      ["", ""],
    ],
  ],
])("%s", (_, cases) => {
  test.each(cases)("%j is said %j", (written, spoken) => expect(say(written)).toBe(spoken));
});

describe("what stands beside a word decides", () => {
  test("of an amount, the scale takes the currency to itself", () => {
    expect(say("$3.5", undefined, "billion")).toBe("3.5");
    expect(say("billion", "$3.5")).toBe("billion dollars");
    expect(say("million", "£2")).toBe("million pounds");
    expect(say("billion", "3.5")).toBe("billion");
  });

  test("of a full hour, a half of the day takes the place of o'clock", () => {
    expect(say("5:00", undefined, "p.m")).toBe("5");
    expect(say("5:00", undefined, "pm")).toBe("5");
    expect(say("5:00", undefined, "people")).toBe("5 o'clock");
  });
});
