import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/core/language.js";
import { toKokoro } from "../../../src/phonemes/espeak/to-kokoro.js";
import { phonemeId } from "../../../src/phonemes/vocabulary.js";

const TILDE = "\u0303";
const SYLLABIC = "\u0329";

describe("in both dialects", () => {
  test.each([
    ["ta^ɪ", "tI"],
    ["a^ʊ", "W"],
    ["d^ʒ", "ʤ"],
    ["e^ɪ", "A"],
    ["t^ʃ", "ʧ"],
    ["ɔ^ɪ", "Y"],
    ["ə^l", "ᵊl"],
    ["ʲo", "jɔ"],
    ["ʲə", "jə"],
    ["tʲ", "t"],
    ["e", "A"],
    ["ɚ", "əɹ"],
    ["r", "ɹ"],
    ["x", "k"],
    ["ç", "k"],
    ["ɐ", "ə"],
    ["ɬ", "l"],
    ["o", "ɔ"],
    ["ɾ", "T"],
    ["ʔ", "t"],
    [`ɑ${TILDE}`, "ɑ"],
    [`ʔn${SYLLABIC}`, "tn"],
    [`ʔˌn${SYLLABIC}`, "tn"],
    [`d${"n"}${SYLLABIC}`, "dᵊn"],
    [`l${SYLLABIC}`, "ᵊl"],
    ["p^b", "pb"],
    ["(fr)bɔ^ɪ(en-us)", "bY"],
    ["ˈa ˌb", "ˈa ˌb"],
  ])("%s becomes %s", (ipa, phonemes) => {
    for (const language of LANGUAGES) expect(toKokoro(ipa, language)).toBe(phonemes);
  });
});

describe("in American English", () => {
  test.each([
    ["ɡˈo^ʊt", "ɡˈOt"],
    ["bˈɜːd", "bˈɜɹd"],
    ["ɜːɹ", "ɜɹ"],
    ["bˈɪliən", "bˈɪliən"],
    ["nˈɪə", "nˈiə"],
    ["sˈiː", "sˈi"],
    ["wˈɔːɾɚ", "wˈɔTəɹ"],
    [`bˈʌʔn${SYLLABIC}`, "bˈʌtn"],
    ["a^ɪ sˈe^ɪ a^ɪ", "ˌI sˈA ˌI"],
    ["a^ɪm ˈa^ɪ", "Im ˈI"],
  ])("%s becomes %s", (ipa, phonemes) => expect(toKokoro(ipa, "en-us")).toBe(phonemes));
});

describe("in British English", () => {
  test.each([
    ["ɡˈə^ʊt", "ɡˈQt"],
    ["bˈɜːd", "bˈɜːd"],
    ["sˈiː", "sˈiː"],
    ["hˈe^ə", "hˈɛː"],
    ["nˈi^ə", "nˈɪə"],
    ["nˈiə", "nˈɪə"],
  ])("%s becomes %s", (ipa, phonemes) => expect(toKokoro(ipa, "en-gb")).toBe(phonemes));
});

test("whatever the IPA, the result is in the vocabulary, with single spaces inside and none around", () => {
  const symbol = fc.oneof(
    fc.constantFrom(..."aeiouəɪʊɔʃʒθðŋɹɾʔˈˌː^ ( )ʲɚɜ", SYLLABIC, TILDE, "  ", "(fr)", "\n", "_", "1", "-"),
    fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  );
  fc.assert(
    fc.property(fc.array(symbol, { maxLength: 40 }), fc.constantFrom(...LANGUAGES), (symbols, language) => {
      const phonemes = toKokoro(symbols.join(""), language);
      for (const phoneme of phonemes) expect(phonemeId(phoneme)).toBeTypeOf("number");
      expect(phonemes).toBe(phonemes.trim().replaceAll(/ {2,}/g, " "));
    }),
    { numRuns: 500 },
  );
});
