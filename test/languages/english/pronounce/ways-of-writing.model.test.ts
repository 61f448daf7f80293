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
])("a word with accents has the right phonemes: %s", (word, phonemes) => {
  expect(say(word)).toBe(phonemes);
});

test.each([
  ["soooo", "so"],
  ["goooood", "good"],
  ["yesss", "yes"],
  ["looove", "love"],
  ["noooo", "no"],
])("a stretched word has the phonemes of the word: %s", (stretched, word) => {
  expect(say(stretched).replace(/[ˈˌ]/g, "")).toBe(say(word).replace(/[ˈˌ]/g, ""));
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
])("the letter A and the article a have different phonemes: %s", (text, phonemes) => {
  expect(say(text)).toBe(phonemes);
});

test.each(["Zorgon", "Brexhup", "Xyloph"])(
  "the sound of a possessive ending fits the unknown name before it: %s",
  (name) => {
    expect(say(`${name}'s`)).toBe(withS(say(name), { british: false }));
  },
);
