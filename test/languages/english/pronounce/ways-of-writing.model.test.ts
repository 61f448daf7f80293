import { expect, test } from "vitest";
import { withS } from "../../../../src/languages/english/dictionary/suffixes.js";
import { openEnglishReader } from "../../../../src/languages/english/english-data.js";
import { packageData } from "../../../../src/platform/package-data.js";

const reader = openEnglishReader(packageData);

function say(text: string): string {
  return reader
    .readText(text, "en-us")
    .map((group) => group.map(({ sound }) => sound?.phonemes ?? "").join(""))
    .join(" ");
}

test.each([
  ["café's", "kæfˈAz"],
  ["naïve", "nɑˈiv"],
  ["façades", "fəsˈɑdz"],
  ["résumé", "ɹˈɛzəmˌA"],
  ["résumés", "ɹˈɛzəmˌAz"],
])("accents change nothing but the word that they make: %s", (word, phonemes) => {
  expect(say(word)).toBe(phonemes);
});

test.each([
  ["soooo", "so"],
  ["goooood", "good"],
  ["yesss", "yes"],
  ["looove", "love"],
  ["noooo", "no"],
])("a stretched word is the word: %s", (stretched, word) => {
  expect(say(stretched).replace(/[ˈˌ]/g, "")).toBe(say(word).replace(/[ˈˌ]/g, ""));
});

test("a sentence in capitals is said as words, but for its acronyms", () => {
  expect(say("STOP SHOUTING AT US NOW!")).toContain("æt ˌʌs");
  expect(say("THE FBI AND NASA KNOW.")).toBe("ði ˌɛfbˌiˈI ænd nˈæsə nˈO .");
});

test.each([
  ["GitHub", "ɡˈɪthˌʌb"],
  ["MacBook", "mˈækbˌʊk"],
  ["PowerPoint", "pˈWəɹpˌYnt"],
])("a name of two words has the stress on the first: %s", (name, phonemes) => {
  expect(say(name)).toBe(phonemes);
});

test.each([
  ["Plan A failed.", "plˈæn ˈA fˈAld ."],
  ["She got an A.", "ʃˌi ɡɑt ɐn ˈA"],
  ["A cat and a dog.", "ɐ kˈæt ænd ɐ dˈɔɡ ."],
])("a letter is not an article: %s", (text, phonemes) => {
  expect(say(text)).toBe(phonemes);
});

test.each(["Zorgon", "Brexhup", "Xyloph"])("a possessive fits the unknown name before it: %s", (name) => {
  expect(say(`${name}'s`)).toBe(withS(say(name), { british: false }));
});
