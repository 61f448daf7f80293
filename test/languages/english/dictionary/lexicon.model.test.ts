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

  test("a dictionary has its words, including the first and the last, and no others", () => {
    expect(dictionary.gold("hello")).toBe("həlˈO");
    expect(dictionary.gold("'Merica")).toBe("mˈɛɹəkə");
    expect(dictionary.has("zyrian")).toBe(true);
    expect(dictionary.silver("abearance")).toBe("əbˈɛɹəns");
    expect(dictionary.has("hellp")).toBe(false);
    expect(dictionary.has("")).toBe(false);
    expect(dictionary.has("naïve\tx")).toBe(false);
  });

  test("a lookup ignores a capital at the start of a word, but not capitals inside", () => {
    expect(dictionary.gold("Hello")).toBe("həlˈO");
    expect(dictionary.gold("HELLO")).toBeUndefined();
    expect(dictionary.has("london")).toBe(true);
  });

  test("an entry with several pronunciations has them by part of speech", () => {
    expect(dictionary.gold("record")).toEqual(
      new Map([
        ["DEFAULT", "ɹˈɛkəɹd"],
        ["VERB", "ɹəkˈɔɹd"],
      ]),
    );
  });
});

describe("a word", () => {
  test("a word is pronounced by its part of speech", () => {
    expect([say("record", "NN"), say("record", "VB")]).toEqual(["ɹˈɛkəɹd", "ɹəkˈɔɹd"]);
  });

  test("the sound of the, to and used depends on the next word", () => {
    const followedBy = (next: NextSound["next"]): NextSound => ({ next, beforeTo: false });
    expect([say("the", "DT", followedBy("vowel")), say("the", "DT", followedBy("consonant"))]).toEqual(["ði", "ðə"]);
    expect([say("to", "TO", followedBy("vowel")), say("to", "TO", followedBy("consonant"))]).toEqual(["tʊ", "tə"]);
    expect(say("used", "VBD", { next: "consonant", beforeTo: true })).toBe("jˈust");
  });

  test.each([
    ["bein'", "bˈiɪn"],
    ["bein’", "bˈiɪn"],
    ["lovin'", "lˈʌvɪn"],
    ["Lovin'", "lˈʌvɪn"],
    ["fallin'", "fˈɔlɪn"],
    ["takin'", "tˈAkɪn"],
    ["robin'", "ɹˈɑbən"],
    ["cousin'", "kˈʌzᵊn"],
    ["begin'", "bəɡˈɪn"],
  ])("%s is a form in -ing only if no common word ends so", (word, phonemes) => {
    expect(say(word, "VBG")).toBe(phonemes);
  });

  test("a stem with an ending is pronounced by a rule, a listed word by the dictionary", () => {
    expect(american.say("googled", "VBD", BEFORE_CONSONANT)).toMatchObject({ from: "rule" });
    expect(american.say("hello", "UH", BEFORE_CONSONANT)).toMatchObject({ from: "lexicon" });
  });

  test.each([
    ["elongating", "əlˈɔŋɡˌAɾɪŋ"],
    ["gainsaying", "ɡˌAnsˈAɪŋ"],
    ["banged", "bˈæŋd"],
    ["hissed", "hˈɪst"],
  ])("%s sounds like its verb", (word, phonemes) => {
    expect(say(word, "VBG")).toBe(phonemes);
  });

  test.each(["hoping", "hopping", "planed", "planned"])("two verbs fit %s, which the dictionary decides", (word) => {
    expect(say(word, "VBG")).toBe(openTestDictionary("en-us").gold(word) ?? openTestDictionary("en-us").silver(word));
  });

  test("an acronym is spelled, with the main stress on the last letter", () => {
    expect(american.say("FBI", "NNP", BEFORE_CONSONANT)).toEqual({
      phonemes: "ˌɛfbˌiˈI",
      from: "rule",
      spelled: "F B I",
    });
    expect(american.say("FBI's", "NNP", BEFORE_CONSONANT)).toMatchObject({ spelled: "F B I's" });
  });

  test("names of JavaScript's object properties are looked up like other words", () => {
    expect(say("constructor")).toBe("kənstɹˈʌktəɹ");
    expect(say("hasOwnProperty")).toBeUndefined();
    expect(say("__proto__")).toBeUndefined();
  });

  test("a word has British phonemes in British English", () => {
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
])("applyStress changes %s with stress %s to %s", (phonemes, stress, expected) => {
  expect(applyStress(phonemes, stress)).toBe(expected);
});

describe("a verb in -ing or -ed that only the unchecked dictionary has", () => {
  test.each([
    ["scavenging", "scavenge"],
    ["Scavenging", "scavenge"],
    ["ogling", "ogle"],
    ["residing", "reside"],
    ["masquerading", "masquerade"],
  ])("%s begins like its checked stem %s", (word, stem) => {
    expect(say(word, "VBG")?.slice(0, -2)).toContain(say(stem, "VB")?.slice(0, -2));
  });

  test.each(["longed", "fliping", "lathing", "having", "denying"])(
    "%s keeps its own sound, since its stem is in doubt, weak or alike",
    (word) => {
      const entry = openTestDictionary("en-us");
      expect(say(word, "VBD")?.replaceAll("ˌ", "")).toBe((entry.silver(word) as string).replaceAll("ˌ", ""));
    },
  );

  test("a name that ends like a verb keeps its own sound", () => {
    expect(say("Boeing", "NNP")).toMatch(/^bˈO/u);
  });
});

describe("a plural that the checked dictionary lacks", () => {
  test.each([
    ["photographs", "fˈOɾəɡɹˌæfs"],
    ["nymphs", "nˈɪmfs"],
    ["debuts", "dAbjˈuz"],
    ["mows", "mˈOz"],
  ])("%s is said from its stem", (word, phonemes) => {
    expect(say(word, "NNS")).toBe(phonemes);
  });

  test.each([
    ["Vegas", "NNP", "vˈAɡəs"],
    ["slaughterhouses", "NNS", "slˈɔɾəɹhˌWzᵻz"],
    ["tapas", "NNS", "tˈæpəs"],
  ])("%s keeps its own sound", (word, tag, phonemes) => {
    expect(say(word, tag)).toBe(phonemes);
  });
});
