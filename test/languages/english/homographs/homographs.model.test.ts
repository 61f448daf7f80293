import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openEnglishReader } from "../../../../src/languages/english/english-data.js";
import { packageData } from "../../../../src/platform/package-data.js";

/** Sentences with one word in brackets, and its American phonemes. */
const CASES = readFileSync(new URL("./homographs.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => {
    const [phonemes = "", sentence = ""] = line.split("\t");
    return { phonemes, sentence, text: sentence.replace(/[[\]]/g, ""), at: sentence.indexOf("[") };
  });

describe("homographs", () => {
  const reader = openEnglishReader(packageData);
  const soundAt = (text: string, at: number, language: "en-us" | "en-gb" = "en-us"): string | undefined =>
    reader
      .readText(text, language)
      .flat()
      .find(({ start }) => start === at)?.sound?.phonemes;

  test("at least 97 % of more than 900 homographs are read in the sense of their sentence", () => {
    const wrong = CASES.filter(({ phonemes, text, at }) => soundAt(text, at) !== phonemes);
    const report = wrong.map(({ phonemes, sentence }) => `${sentence} is not ${phonemes}`).join("\n");
    expect(CASES.length).toBeGreaterThan(900);
    expect(wrong.length / CASES.length, report).toBeLessThan(0.03);
  });

  test.each([
    ["[Mobile] app", "mˈObᵊl"],
    ["[Mobile]: 555-0123", "mˈObᵊl"],
    ["She lives in [Mobile], Alabama.", "mObˈil"],
    ["Cheers [mate]!", "mˈAt"],
    ["[mate] for life", "mˈAt"],
    ["a gourd of yerba [mate]", "mˈɑtˌA"],
    ["[Job] title", "ʤˈɑb"],
    ["[Job] three fifteen", "ʤˈOb"],
    ["[moped]", "mˈOpˌɛd"],
    ["[Invalid]", "ɪnvˈælɪd"],
    ["[Lead]", "lˈid"],
    ["[Lead] time", "lˈid"],
    ["[Lead] developer", "lˈid"],
    ["[Lead] levels", "lˈɛd"],
    ["[Close] window", "klˈOz"],
    ["[Close] friends", "klˈOs"],
    ["Upload [resume]", "ɹˈɛzəmˌA"],
    ["[Insert] coin", "ɪnsˈɜɹt"],
    ["[Job] 1", "ʤˈɑb"],
    ["[Resume] game", "ɹəzˈum"],
    ["[Resume] tips", "ɹˈɛzəmˌA"],
    ["soul [mate]", "mˈAt"],
    ["Click [Close] to go back.", "klˈOz"],
    ['Click "[Close]" to go back.', "klˈOz"],
    ["Tap [Resume].", "ɹəzˈum"],
    ["Select [Import] from the menu.", "ɪmpˈɔɹt"],
    ["the [Record] button", "ɹəkˈɔɹd"],
    ["the [record] button", "ɹˈɛkəɹd"],
    ["Select [Record] Type.", "ɹˈɛkəɹd"],
    ["Shares hit [Record] highs.", "ɹˈɛkəɹd"],
    ["Click here. [Close] friends came.", "klˈOs"],
  ])("a label has the everyday sense of its homograph: %s", (sentence, phonemes) => {
    expect(soundAt(sentence.replace(/[[\]]/gu, ""), sentence.indexOf("["))).toBe(phonemes);
  });

  test.each([
    ["The pipes are made of lead.", "lead", "lˈɛd"],
    ["We were close to the shop when it had to close.", "close", "klˈQs"],
    ["I read it last week.", "read", "ɹˈɛd"],
    ["She is used to getting up early.", "used", "jˈuːst"],
    ["A blazing row broke out.", "row", "ɹˈW"],
    ["The fingers grew number in the cold.", "number", "nˈʌmə"],
    ["They protest against the new law.", "protest", "pɹətˈɛst"],
  ])("a homograph has British phonemes in British English: %s", (text, word, phonemes) => {
    expect(soundAt(text, text.indexOf(word), "en-gb")).toBe(phonemes);
  });

  test.each([
    ["She will read the report tomorrow.", "ɹˈid"],
    ["They could not read it.", "ɹˈid"],
    ["Did the pupils read it?", "ɹˈid"],
    ["Have you read this long letter yet?", "ɹˈɛd"],
    ["The letter was never read aloud.", "ɹˈɛd"],
    ["He hasn't read it.", "ɹˈɛd"],
    ["Some of the disks are read-only.", "ɹˈidˌOnli"],
  ])("an auxiliary decides the sound of read: %s", (text, phonemes) => {
    expect(soundAt(text, text.indexOf("read"))).toBe(phonemes);
  });

  test.each([
    ["He moved to Reading last year.", "Reading", "ɹˈɛdɪŋ"],
    ["Reading is fun.", "Reading", "ɹˈidɪŋ"],
    ["Polish your shoes.", "Polish", "pˈɑlɪʃ"],
    ["She speaks Polish.", "Polish", "pˈOlɪʃ"],
    ["The train goes to Nice.", "Nice", "nˈis"],
  ])("a capital marks a name, except at the start of a sentence: %s", (text, word, phonemes) => {
    expect(soundAt(text, text.indexOf(word))).toBe(phonemes);
  });
});
