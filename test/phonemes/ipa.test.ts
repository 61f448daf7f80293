import { expect, test } from "vitest";
import { fromIpa } from "../../src/phonemes/ipa.js";

test.each([
  ["təˈmeɪtoʊ", "təmˈAtO"],
  ["/təˈmɑːtəʊ/", "təmˈɑːtQ"],
  ["[ˈstɹɛŋkθ]", "stɹˈɛŋkθ"],
  ["ˌɪntəˈnæʃənəl", "ˌɪntənˈæʃənəl"],
  ["ˈtʃɔɪs", "ʧˈYs"],
  ["ˈt͡ʃaɪ̯ld", "ʧˈIld"],
  ["ˈdʒʌdʒ", "ʤˈʌʤ"],
  ["ˈnʌt.ʃɛl", "nˈʌtʃɛl"],
  ["ˈnaʊ", "nˈW"],
  ["ˈbɝd ˈlɛtɚ", "bˈɜɹd lˈɛtəɹ"],
  ["ˈgo", "ɡˈɔ"],
  ["bed", "bɛd"],
  ["ˈbʌtn̩", "bˈʌtᵊn"],
  ["'ju:z", "jˈuːz"],
  ["kæts", "kæts"],
  ["t͡sar", "ʦaɹ"],
  ["ˈbʌɾɚ", "bˈʌTəɹ"],
  ["bɔ̃", "bɔ\u0303"],
  ["ç", "ç"],
  ["pst", "pst"],
  ["ˈpst", "ˈpst"],
])("the IPA %s becomes %s", (ipa, phonemes) => {
  expect(fromIpa(ipa)).toEqual({ phonemes, unknown: [] });
});

test.each([
  "kˈOkəɹO",
  "mˈɪsɑki",
  "ʃˌWmˈɪŋ",
  "jˈu",
  "bˈɑTᵊl",
  "wˈʌt ɪz ˈɪt",
  "ʧˈIld",
  "ɹˈiəl",
  "fˈAvəɹᵻt",
  "ˈQnli",
  "stɹˈɔːbəɹi",
])("%s, in Kokoro's own symbols, stays unchanged", (phonemes) => {
  expect(fromIpa(phonemes)).toEqual({ phonemes, unknown: [] });
});

test("each sign without a sound is listed once", () => {
  expect(fromIpa("ǃaǃ7?")).toEqual({ phonemes: "a", unknown: ["ǃ", "7", "?"] });
  expect(fromIpa("  ")).toEqual({ phonemes: "", unknown: [] });
});
