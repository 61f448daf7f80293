import fc from "fast-check";
import { expect, test } from "vitest";
import { speakable } from "../../../src/phonemes/espeak/speakable.js";
import { isAudible } from "../../../src/text/audible.js";
import { anyText } from "../../support/any-text.js";

test.each([
  ["word", "word"],
  ["don’t", "don't"],
  ["café", "café"],
  ["naïve", "naïve"],
  ["α", "α"],
  ["42", "42"],
  ["5 dollars", "5 dollars"],
  ["😀", "😀"],
  ["👨‍👩‍👧", "👨‍👩‍👧"],
  ["soft\u00adhyphen", "softhyphen"],
  ["zero\u200bwidth", "zerowidth"],
  ["\ud83dword", "word"],
  ["bell\u0007", "bell"],
])("%j is said as %j", (word, said) => expect(speakable(word)).toBe(said));

test.each(["世界", "привет", "שלום", "wordслово", "\ud83d", "\ufffd", "\ue000", "'", "-", "...", ""])(
  "%j has no sound in English",
  (word) => expect(speakable(word)).toBe(""),
);

test.each(["word", "42", "世界", "€", "%", "&", "+", "=", "@", "/", "°", "😀", "\ufffd", "\ud83d", "\ue000"])(
  "%j is something that a reader expects to hear",
  (word) => expect(isAudible(word)).toBe(true),
);

test.each(["", "-", "'", "...", "*", "\u200b", " "])("%j is nothing that a reader expects to hear", (word) => {
  expect(isAudible(word)).toBe(false);
});

test("text is never an order to eSpeak: its brackets for phonemes do not reach it", () => {
  expect(speakable("x[[f@n]]y")).not.toContain("[[");
  fc.assert(
    fc.property(anyText, (text) => {
      expect(speakable(text)).not.toContain("[[");
      expect(speakable(text)).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }),
  );
});
