import { expect, test } from "vitest";
import type { SayAs } from "../../../../src/core/say-as.js";
import { sayAs } from "../../../../src/languages/english/normalise/say-as.js";

test.each<[SayAs, string, string | undefined, string | undefined]>([
  ["cardinal", "1,999", undefined, "one thousand nine hundred ninety nine"],
  ["cardinal", "1999", undefined, "one thousand nine hundred ninety nine"],
  ["cardinal", "-3.5", undefined, "minus three point five"],
  ["cardinal", "many", undefined, undefined],
  ["ordinal", "21", undefined, "twenty first"],
  ["ordinal", "21st", undefined, "twenty first"],
  ["ordinal", "first", undefined, undefined],
  ["fraction", "5/9", undefined, "five ninths"],
  ["fraction", "3+1/2", undefined, "three and a half"],
  ["fraction", "24/7", undefined, "twenty four sevenths"],
  ["date", "2024-05-06", undefined, "may sixth twenty twenty four"],
  ["date", "5/6/2024", "mdy", "may sixth twenty twenty four"],
  ["date", "5/6/2024", "dmy", "june fifth twenty twenty four"],
  ["date", "20240506", "ymd", "may sixth twenty twenty four"],
  ["date", "6 May", "dm", "may sixth"],
  ["date", "5.2024", "my", "may twenty twenty four"],
  ["date", "1999", "y", "nineteen ninety nine"],
  ["date", "12", "m", "december"],
  ["date", "13", "m", undefined],
  ["date", "32", "d", undefined],
  ["time", "2:30pm", undefined, "two thirty p m"],
  ["time", "14:30", "hms24", "fourteen thirty"],
  ["time", `1'21"`, undefined, "one minute twenty one seconds"],
  ["telephone", "2025551212", undefined, "two zero two five five five one two one two"],
  ["telephone", "(202) 555-1212", undefined, "two zero two five five five one two one two"],
  ["currency", "$42.01", undefined, "forty two dollars and one cent"],
  ["currency", "42", undefined, undefined],
  ["unit", "10km", undefined, "ten kilometers"],
  ["unit", "10 bananas", undefined, undefined],
  ["characters", "B2-b!", undefined, "b two dash b exclamation mark"],
  ["characters", " ", undefined, undefined],
])("sayAs(%s) with text %j and format %s returns %j", (kind, text, format, expected) => {
  expect(sayAs(kind, text, format, "en-us")).toBe(expected);
});

test("sayAs reads a date in the style of the locale", () => {
  expect(sayAs("date", "5/6/2024", "dmy", "en-gb")).toBe("the fifth of june twenty twenty four");
});
