import { expect, test } from "vitest";
import { openEnglishReader } from "../../../../src/languages/english/english-data.js";
import { packageData } from "../../../../src/platform/package-data.js";

const reader = openEnglishReader(packageData);

function say(word: string, language: "en-us" | "en-gb" = "en-us"): { phonemes: string; from: string | undefined } {
  const sounds = reader
    .readText(word, language)
    .flat()
    .map(({ sound }) => sound);
  return { phonemes: sounds.map((sound) => sound?.phonemes ?? "").join(""), from: sounds[0]?.from };
}

test.each([
  ["Thompson", "tˈɑmpsᵊn"],
  ["Keith", "kˈiθ"],
  ["Hernandez", "həɹnˈændɛz"],
  ["Torres", "tˈɔɹɛz"],
  ["Leonard", "lˈɛnəɹd"],
  ["McKinsey", "məkˈɪnzi"],
  ["MacArthur", "məkˈɑɹθəɹ"],
  ["O'Connor", "Okˈɑnəɹ"],
  ["LeBlanc", "ləblˈæŋk"],
  ["Fitzgerald", "fɪtsʤˈɛɹəld"],
  ["Rodríguez", "ɹɑdɹˈiɡɛz"],
  ["Polk", "pˈOk"],
])("CMUdict has %s, which the checked dictionary lacks", (word, phonemes) => {
  expect(say(word)).toEqual({ phonemes, from: "cmudict" });
});

test("a word with an ending is read from a stem of misaki before a name of CMUdict", () => {
  expect(say("bodies")).toEqual({ phonemes: "bˈɑdiz", from: "rule" });
  expect(say("Keith's")).toEqual({ phonemes: "kˈiθs", from: "rule" });
});

test("a word of CMUdict has a British pronunciation", () => {
  expect(say("Thompson", "en-gb").phonemes).toBe("tˈɒmpsᵊn");
  expect(say("Burnham", "en-gb").phonemes).toBe("bˈɜːnəm");
});
