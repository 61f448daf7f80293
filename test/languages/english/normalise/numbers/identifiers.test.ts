import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("numbers as names", () => {
  test.each([
    ["room 101", "room one oh one"],
    ["room 1408", "room fourteen oh eight"],
    ["Rooms 101–105", "rooms one oh one to one oh five"],
    ["flight 370", "flight three seventy"],
    ["Flight 1549", "flight fifteen forty nine"],
    ["bus 42", "bus forty two"],
    ["highway 101", "highway one oh one"],
    ["Route 66", "route sixty six"],
    ["I-95 and I-405", "i ninety five and i four oh five"],
    ["US-101", "u s one oh one"],
    ["Apollo 11", "apollo eleven"],
    ["a Boeing 747", "a boeing seven forty seven"],
    ["a 737-800", "a seven thirty seven eight hundred"],
    ["The 6502 and an 8086.", "the sixty five oh two and an eighty eighty six"],
    ["the 8080 people, the 6503", "the eight thousand eighty people the six thousand five hundred three"],
    ["It is a good app. 5 stars from me.", "it is a good app five stars from me"],
    ["see app. 5", "see appendix five"],
    ["two 747s", "two seven forty sevens"],
    ["Windows 95", "windows ninety five"],
    ["Area 51", "area fifty one"],
    ["agent 007", "agent double oh seven"],
    ["P.O. Box 123", "p o box one twenty three"],
    ["apartment 4B", "apartment four b"],
    ["221B Baker Street", "two twenty one b baker street"],
    ["1600 Pennsylvania Avenue", "sixteen hundred pennsylvania avenue"],
    ["123 Main St.", "one twenty three main street"],
    ["12345 Elm Street", "one two three four five elm street"],
    ["Chapter 5", "chapter five"],
    ["Figure 2", "figure two"],
    ["No. 5", "number five"],
    ["Nos. 3 and 4", "numbers three and four"],
    ["#5", "number five"],
    ["§5", "section five"],
    ["p. 12", "page twelve"],
    ["pp. 12–15", "pages twelve to fifteen"],
    ["vol. 3", "volume three"],
    ["Eq. (3)", "equation three"],
    ["page 1234", "page one thousand two hundred thirty four"],
    ["Psalm 119", "psalm one nineteen"],
    ["grade 5", "grade five"],
    ["1080p", "ten eighty p"],
    ["mid-80", "mid eighty"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([["room 101", "room one oh one"]])("%s is read as %s in Britain", (written, expected) => {
    expect(said(written, "en-gb")).toBe(expected);
  });
});
