import { readFile } from "node:fs/promises";
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

test.each([
  ["They have chandeliers", "ʃˌændəlˈɪɹz"],
  ["many hysterectomies", "hˌɪstəɹˈɛktəmiz"],
  ["He eloped", "əlˈOpt"],
  ["It is negated", "nəɡˈAɾᵻd"],
])("%s ends as its stem and the ending say, not as a slip of CMUdict", (text, phonemes) => {
  expect(say(text).phonemes.endsWith(phonemes)).toBe(true);
});

test("a name that ends as a plural keeps the sounds of CMUdict", () => {
  expect(say("We know Carlos").phonemes.endsWith("kˈɑɹlOs")).toBe(true);
});

const SAID = (await readFile(new URL("said-names.tsv", import.meta.url), "utf8")).trimEnd().split("\n");

test.each(SAID.map((line) => line.split("\t") as [string, string]))("%s is said as %s", (word, phonemes) => {
  expect(lenient(say(word).phonemes)).toBe(lenient(phonemes));
});

/** Merges what the dictionaries write in different ways: weak vowels, taps, cot and caught. */
function lenient(phonemes: string): string {
  return phonemes
    .replaceAll("ˌ", "")
    .replaceAll(/[ɾʔ]/g, "t")
    .replaceAll("tn", "tən")
    .replaceAll(/[ᵊᵻ]|(?<!ˈ)[ɪʊɛ]/g, "ə")
    .replaceAll("ɔ", "ɑ")
    .replaceAll(/i(?=[əO])/g, "j");
}

test("a name after Mc, O' or Fitz that no dictionary has is one word", () => {
  expect(say("McFizzle")).toEqual({ phonemes: "məkfˈɪzᵊl", from: "rule" });
  expect(say("Mcfizzle's")).toEqual({ phonemes: "məkfˈɪzᵊlz", from: "rule" });
  expect(say("McGrumble").phonemes).toBe("məɡɹˈʌmbᵊl");
  expect(say("FitzFizzle").phonemes).toBe("fɪtsfˈɪzᵊl");
});

test("Mac before an ordinary word is the computer", () => {
  expect(say("MacPorts").phonemes).toContain("mˌæk");
});

test("a particle of a name has no stress", () => {
  const said = reader.readText("Robert De Niro met Oscar de la Renta.", "en-us").flat();
  expect(said.map(({ sound }) => sound?.phonemes)).toContain("də");
});

test("a word of CMUdict has a British pronunciation", () => {
  expect(say("Thompson", "en-gb").phonemes).toBe("tˈɒmpsᵊn");
  expect(say("Burnham", "en-gb").phonemes).toBe("bˈɜːnəm");
});

test("a common word is not taken for a compound of surnames of CMUdict", () => {
  expect(say("thompsonish").from).toBe("model");
  expect(say("Thompsonish")).toEqual({ phonemes: "tˈɑmpsᵊnɪʃ", from: "rule" });
});
