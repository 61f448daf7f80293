import fc from "fast-check";
import { expect, test } from "vitest";
import { DEVANAGARI, LATIN } from "../../../src/languages/espeak/letters.js";
import { speakable } from "../../../src/languages/espeak/speakable.js";
import { isAudible } from "../../../src/text/audible.js";
import { anyText } from "../../support/any-text.js";

const lettersOf = (language: string): RegExp => (language === "hi" ? DEVANAGARI : LATIN);

test.each<[word: string, language: string, said: string]>([
  ["palabra", "es", "palabra"],
  ["l’homme", "fr", "l'homme"],
  ["cafe\u0301", "fr", "café"],
  ["α", "it", "α"],
  ["42", "pt-br", "42"],
  ["3,14", "es", "3,14"],
  ["€", "es", "€"],
  ["नमस्ते", "hi", "नमस्ते"],
  ["weekend", "hi", "weekend"],
  ["१२३", "hi", "१२३"],
  ["क्\u200dष", "hi", "क्ष"],
  ["guion\u00adcito", "es", "guioncito"],
  ["\ud83dvoz", "es", "voz"],
  ["voz\u0007", "es", "voz"],
])("%j in %s is said as %j", (word, language, said) => expect(speakable(word, lettersOf(language))).toBe(said));

test.each<[word: string, language: string]>([
  ["世界", "es"],
  ["привет", "fr"],
  ["नमस्ते", "it"],
  ["שלום", "hi"],
  ["世界", "hi"],
  ["vozслово", "es"],
  ["\ud83d", "es"],
  ["\ufffd", "es"],
  ["\ue000", "es"],
  ["'", "fr"],
  ["-", "fr"],
  ["", "fr"],
])("%j has no sound in %s", (word, language) => expect(speakable(word, lettersOf(language))).toBe(""));

test.each(["word", "42", "世界", "€", "%", "&", "+", "=", "@", "/", "°", "😀", "\ufffd", "\ud83d", "\ue000"])(
  "a reader expects to hear %j",
  (word) => expect(isAudible(word)).toBe(true),
);

test.each(["", "-", "'", "...", "*", "\u200b", " "])("a reader does not expect to hear %j", (word) => {
  expect(isAudible(word)).toBe(false);
});

test("no text reaches eSpeak with double brackets, which would make it phonemes", () => {
  expect(speakable("x[[f@n]]y", LATIN)).not.toContain("[[");
  fc.assert(
    fc.property(anyText, (text) => {
      expect(speakable(text, LATIN)).not.toContain("[[");
      expect(speakable(text, DEVANAGARI)).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }),
  );
});
