import { describe, expect, test } from "vitest";
import { applyStress } from "../../../../src/languages/english/dictionary/stress.js";
import { withEd, withIng, withS } from "../../../../src/languages/english/dictionary/suffixes.js";
import type { NextSound } from "../../../../src/languages/english/pronounce/next-sound.js";
import { openTestDictionary, openTestLexicon } from "../support/reader.js";

const american = openTestLexicon("en-us");
const british = openTestLexicon("en-gb");
const BEFORE_CONSONANT: NextSound = { next: "consonant", beforeTo: false };
const say = (word: string, tag = "NN", context = BEFORE_CONSONANT): string | undefined =>
  american.say(word, tag, context)?.phonemes;

describe("a dictionary", () => {
  const dictionary = openTestDictionary("en-us");

  test("knows its words, first and last among them, and no other", () => {
    expect(dictionary.gold("hello")).toBe("həlˈO");
    expect(dictionary.gold("'Merica")).toBe("mˈɛɹəkə");
    expect(dictionary.has("zyrian")).toBe(true);
    expect(dictionary.silver("abearance")).toBe("əbˈɛɹəns");
    expect(dictionary.has("hellp")).toBe(false);
    expect(dictionary.has("")).toBe(false);
    expect(dictionary.has("naïve\tx")).toBe(false);
  });

  test("answers for a capital with the word in lower case, and the reverse, but not for capitals inside", () => {
    expect(dictionary.gold("Hello")).toBe("həlˈO");
    expect(dictionary.gold("HELLO")).toBeUndefined();
    expect(dictionary.has("london")).toBe(true);
  });

  test("has the parts of speech of words that are said in several ways", () => {
    expect(dictionary.gold("record")).toEqual(
      new Map([
        ["DEFAULT", "ɹˈɛkəɹd"],
        ["VERB", "ɹəkˈɔɹd"],
      ]),
    );
  });
});

describe("a word", () => {
  test("is said by its part of speech", () => {
    expect([say("record", "NN"), say("record", "VB")]).toEqual(["ɹˈɛkəɹd", "ɹəkˈɔɹd"]);
  });

  test("is said by what follows, where it is one of those that lean on the next", () => {
    const followedBy = (next: NextSound["next"]): NextSound => ({ next, beforeTo: false });
    expect([say("the", "DT", followedBy("vowel")), say("the", "DT", followedBy("consonant"))]).toEqual(["ði", "ðə"]);
    expect([say("to", "TO", followedBy("vowel")), say("to", "TO", followedBy("consonant"))]).toEqual(["tʊ", "tə"]);
    expect(say("used", "VBD", { next: "consonant", beforeTo: true })).toBe("jˈust");
  });

  test("that is a stem with an ending is said as both", () => {
    expect(american.say("googled", "VBD", BEFORE_CONSONANT)).toMatchObject({ from: "rule" });
    expect(american.say("hello", "UH", BEFORE_CONSONANT)).toMatchObject({ from: "lexicon" });
  });

  test("of capitals that is no word is spelled, with the stress on the last letter", () => {
    expect(american.say("FBI", "NNP", BEFORE_CONSONANT)).toEqual({
      phonemes: "ˌɛfbˌiˈI",
      from: "rule",
      spelled: "F B I",
    });
    expect(american.say("FBI's", "NNP", BEFORE_CONSONANT)).toMatchObject({ spelled: "F B I's" });
  });

  test("of JavaScript's own objects is a word like any other", () => {
    expect(say("constructor")).toBe("kənstɹˈʌktəɹ");
    expect(say("hasOwnProperty")).toBeUndefined();
    expect(say("__proto__")).toBeUndefined();
  });

  test("has British sounds in British English", () => {
    expect(british.say("car", "NN", BEFORE_CONSONANT)?.phonemes).toBe("kˈɑː");
  });
});

test("endings fit the last sound of the stem", () => {
  const us = { british: false };
  expect([withS("kˈæt", us), withS("dˈɔɡ", us), withS("hˈɔɹs", us)]).toEqual(["kˈæts", "dˈɔɡz", "hˈɔɹsᵻz"]);
  expect([withEd("stˈɑp", us), withEd("lˈʌv", us), withEd("wˈAt", us)]).toEqual(["stˈɑpt", "lˈʌvd", "wˈAɾᵻd"]);
  expect([withIng("sˈɪt", us), withIng("kˈɑː", { british: true })]).toEqual(["sˈɪɾɪŋ", undefined]);
});

test.each([
  ["wˈɔtəɹ", -2, "wɔtəɹ"],
  ["wˈɔtəɹ", -1, "wˌɔtəɹ"],
  ["wˈɔtəɹ", -0.5, "wˌɔtəɹ"],
  ["wˈɔtəɹ", undefined, "wˈɔtəɹ"],
  ["ðə", 0, "ðˌə"],
  ["ðə", 2, "ðˈə"],
  ["wˌɔtəɹ", 1, "wˈɔtəɹ"],
  ["s", 2, "s"],
])("stress of %s changed by %s is %s", (phonemes, stress, expected) => {
  expect(applyStress(phonemes, stress)).toBe(expected);
});
