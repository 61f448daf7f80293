import fc from "fast-check";
import { expect, test } from "vitest";
import { toKokoro } from "../../../src/languages/espeak/to-kokoro.js";
import { phonemeId } from "../../../src/phonemes/vocabulary.js";
import { runs } from "../../support/runs.js";

const TILDE = "\u0303";

test.each([
  ["ta^ɪ", "tI"],
  ["a^ʊ", "W"],
  ["d^z", "ʣ"],
  ["d^ʒ", "ʤ"],
  ["e^ɪ", "A"],
  ["o^ʊ", "O"],
  ["ə^ʊ", "Q"],
  ["s^s", "S"],
  ["t^s", "ʦ"],
  ["t^ʃ", "ʧ"],
  ["ɔ^ɪ", "Y"],
  ["p^b", "pb"],
  ["lə- lœ", "lə lœ"],
  [`sɛ${TILDE}`, `sɛ${TILDE}`],
  ["pã", `pa${TILDE}`],
  ["iç", "iç"],
  ["r ɾ x ɬ", "r ɾ x"],
  ["(^e^n)wiːkˈɛnd(^f^r)", "wiːkˈɛnd"],
  ["(fr)bo(es)", "bo"],
  ["ˈa ˌb", "ˈa ˌb"],
  ["lˈʌr.kaː", "lˈʌr.kaː"],
  ["a.b!", "ab"],
])("eSpeak's %s becomes %s", (ipa, phonemes) => expect(toKokoro(ipa)).toBe(phonemes));

test("any IPA becomes symbols of the vocabulary without marks, with single spaces only between words", () => {
  const symbol = fc.oneof(
    fc.constantFrom(..."aeiouəɪʊɔʃʒθðŋɹɾʔˈˌː^ ( )ʲɚɜ!?«»", TILDE, "  ", "(^e^n)", "\n", "_", "1", "-"),
    fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  );
  fc.assert(
    fc.property(fc.array(symbol, { maxLength: 40 }), (symbols) => {
      const phonemes = toKokoro(symbols.join(""));
      for (const phoneme of phonemes) expect(phonemeId(phoneme)).toBeTypeOf("number");
      expect(phonemes).not.toMatch(/(?<!r)\.|[;:,!?—…"()“”]/u);
      expect(phonemes).toBe(phonemes.trim().replaceAll(/ {2,}/g, " "));
    }),
    { numRuns: runs(500) },
  );
});
