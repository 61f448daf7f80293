import { describe, expect, test } from "vitest";
import { CONSONANTS, VOWELS } from "../../../../src/languages/english/dictionary/sounds.js";
import { openEnglishReader } from "../../../../src/languages/english/english-data.js";
import { LOAN_PHRASES } from "../../../../src/languages/english/homographs/senses/loan-phrases.js";
import { packageData } from "../../../../src/platform/package-data.js";

const reader = openEnglishReader(packageData);

function say(text: string, language: "en-us" | "en-gb" = "en-us"): string {
  return reader
    .readText(text, language)
    .flat()
    .map(({ sound }) => sound?.phonemes ?? "")
    .join(" ")
    .trim();
}

describe("phrases of other languages", () => {
  test.each([
    ["carte blanche", "kˌɑɹt blˈɑnʃ"],
    ["Crème brûlée", "kɹˌɛm bɹulˈA"],
    ["creme brulee", "kɹˌɛm bɹulˈA"],
    ["je ne sais quoi", "ʒˌʌ nə sA kwˈɑ"],
    ["prima facie", "pɹˌimə fˈAʃə"],
    ["summa cum laude", "sˈʌmə kˌʊm lˈWdA"],
    ["Mardi Gras", "mˈɑɹdi ɡɹˌɑ"],
    ["raison d’être", "ɹˈAsˌɑn dˈɛtɹə"],
    ["coup d'état", "kˈu dAtˈɑ"],
    ["vis-à-vis", "vˌizəvˈi"],
    ["soufflé", "suflˈA"],
  ])("%s sounds as in its language", (text, phonemes) => {
    expect(say(text)).toBe(phonemes);
  });

  test.each([
    ["a priority", "ɐ pɹIˈɔɹəɾi"],
    ["the fin of a shark", "ðə fˈɪn ʌv ɐ ʃˈɑɹk"],
    ["de facto", "də fˈæktO"],
    ["grand mall", "ɡɹˈænd mˈɔl"],
    ["a terrible infant", "ɐ tˈɛɹəbᵊl ˈɪnfənt"],
  ])("the same words elsewhere keep their sound: %s", (text, phonemes) => {
    expect(say(text)).toBe(phonemes);
  });

  test("a phrase has British sounds in British English", () => {
    expect(say("carte blanche", "en-gb")).toBe("kˌɑːt blˈɒnʃ");
  });

  test("each phrase has a sound for each of its words in both dialects", () => {
    const symbols = new Set([...VOWELS, ...CONSONANTS, ..."ɐᵊːɒaQˈˌ"]);
    for (const line of LOAN_PHRASES.trim().split("\n")) {
      const parts = line.split(" = ").map((part) => part.split(" "));
      expect(
        parts.map(({ length }) => length),
        line,
      ).toEqual([parts[0]?.length, parts[0]?.length, parts[0]?.length]);
      expect(
        [...parts.slice(1).flat().join("")].filter((symbol) => !symbols.has(symbol)),
        line,
      ).toEqual([]);
    }
  });
});
