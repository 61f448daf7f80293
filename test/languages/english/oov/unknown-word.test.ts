import { beforeAll, describe, expect, test } from "vitest";
import { type LetterToSound, loadLetterToSound } from "../../../../src/languages/english/oov/letter-to-sound/model.js";
import { type UnknownWord, unknownWord } from "../../../../src/languages/english/oov/unknown-word.js";
import { networkBytes } from "../support.js";

/** As misaki's dictionaries have them. */
const AMERICAN: Readonly<Record<string, string>> = {
  B: "bˈi",
  D: "dˈi",
  K: "kˈA",
  P: "pˈi",
  S: "ˈɛs",
  W: "dˈʌbᵊlju",
  angry: "ˈæŋɡɹi",
  arthur: "ˈɑɹθəɹ",
  Arthur: "ˈɑɹθəɹ",
  Brien: "bɹˈIən",
  book: "bˈʊk",
  burger: "bˈɜɹɡəɹ",
  cheese: "ʧˈiz",
  chip: "ʧˈɪp",
  comical: "kˈɑməkᵊl",
  couple: "kˈʌpᵊl",
  crime: "kɹˈIm",
  Donald: "dˈɑnəld",
  follow: "fˈɑlO",
  glitch: "ɡlˈɪʧ",
  google: "ɡˈuɡᵊl",
  Gregor: "ɡɹˈɛɡəɹ",
  happen: "hˈæpən",
  lyric: "lˈɪɹɪk",
  mark: "mˈɑɹk",
  marked: "mˈɑɹkt",
  podcast: "pˈɑdkˌæst",
  biology: "bIˈɑləʤi",
  possible: "pˈɑsəbᵊl",
  run: "ɹˈʌn",
  shelf: "ʃˈɛlf",
  share: "ʃˈɛɹ",
  South: "sˈWθ",
  stone: "stˈOn",
  tweet: "twˈit",
  oil: "ˈYl",
  oils: "ˈYlz",
  tone: "tˈOn",
  weave: "wˈiv",
  Weave: "wˈiv",
  Vox: "vˈɑks",
  write: "ɹˈIt",
};

const BRITISH: Readonly<Record<string, string>> = {
  book: "bˈʊk",
  share: "ʃˈɛː",
  shelf: "ʃˈɛlf",
  podcast: "pˈɒdkɑːst",
  angry: "ˈaŋɡɹi",
  over: "ˈQvə",
};

let network: LetterToSound;
beforeAll(async () => {
  network = loadLetterToSound(await networkBytes());
});

function say(word: string, language: "en-us" | "en-gb" = "en-us"): UnknownWord {
  const words = new Map(Object.entries(language === "en-us" ? AMERICAN : BRITISH));
  return unknownWord(word, { language, letterToSound: network, lookup: (known) => words.get(known) });
}

describe("a known word with an ending or a beginning", () => {
  test.each([
    ["podcaster", "pˈɑdkˌæstəɹ"],
    ["podcasters", "pˈɑdkˌæstəɹz"],
    ["angried", "ˈæŋɡɹid"],
    ["googleable", "ɡˈuɡləbᵊl"],
    ["glitchiness", undefined],
    ["angriest", "ˈæŋɡɹiᵻst"],
    ["angriness", "ˈæŋɡɹinəs"],
    ["runner", "ɹˈʌnəɹ"],
    ["writer", "ɹˈIɾəɹ"],
    ["sharer", "ʃˈɛɹəɹ"],
    ["coupling", "kˈʌplɪŋ"],
    ["comically", "kˈɑməkᵊli"],
    ["possibly", "pˈɑsəbli"],
    ["markedly", "mˈɑɹkədli"],
    ["lyricist", "lˈɪɹɪsɪst"],
    ["retweeted", "ɹitwˈiɾᵻd"],
    ["unfollow", "ˌʌnfˈɑlO"],
    ["cybercrime", "sˈIbəɹkɹˌIm"],
    ["microchip", "mˈIkɹOʧˌɪp"],
    ["microbiology", "mˌIkɹObIˈɑləʤi"],
  ])("%s", (word, phonemes) => {
    if (phonemes === undefined) expect(say(word).phonemes).not.toBe("");
    else expect(say(word)).toEqual({ phonemes, from: "stem" });
  });

  test("takes a British r before a vowel", () => {
    expect(say("sharer", "en-gb")).toEqual({ phonemes: "ʃˈɛːɹə", from: "stem" });
    expect(say("overangry", "en-gb")).toEqual({ phonemes: "ˌQvəɹˈaŋɡɹi", from: "stem" });
  });

  test("has the possessive of whatever it is", () => {
    expect(say("podcaster's")).toEqual({ phonemes: "pˈɑdkˌæstəɹz", from: "stem" });
    expect(say("podcasters’")).toEqual({ phonemes: "pˈɑdkˌæstəɹz", from: "stem" });
    expect(say("Snurfitz's").phonemes).toBe(`${say("Snurfitz").phonemes}ᵻz`);
  });
});

describe("known words in one", () => {
  test.each([
    ["cheeseburger", "ʧˈizbˌɜɹɡəɹ"],
    ["bookshelf", "bˈʊkʃˌɛlf"],
    ["VoxWeave", "vˈɑkswˌiv"],
  ])("%s has its stress on the first", (word, phonemes) => {
    expect(say(word)).toEqual({ phonemes, from: "compound" });
  });

  test("leave the second without stress in British", () => {
    expect(say("bookshelf", "en-gb").phonemes).toBe("bˈʊkʃɛlf");
  });

  test("are not found in words that are made otherwise", () => {
    expect(say("Southampton").from).toBe("model");
    expect(say("runbook").from).toBe("model"); // three letters are found in any word
  });
});

describe("a name behind a prefix", () => {
  test.each([
    ["McDonald", "məkdˈɑnəld"],
    ["McGregor", "məɡɹˈɛɡəɹ"],
    ["MacArthur", "məkˈɑɹθəɹ"],
    ["O'Brien", "ObɹˈIən"],
    ["O’Brien", "ObɹˈIən"],
  ])("%s keeps its own stress", (word, phonemes) => {
    expect(say(word)).toEqual({ phonemes, from: "name-prefix" });
  });

  test("is said by the network where nobody knows it", () => {
    const { phonemes, from } = say("McSnurf");
    expect(from).toBe("name-prefix");
    expect(phonemes).toBe(`mək${network.pronounce("Snurf", "en-us")}`);
  });
});

describe("what cannot be a word", () => {
  test("is spelled, with the stress on the last letter", () => {
    expect(say("kbps")).toEqual({ phonemes: "kˌAbˌipˌiˈɛs", from: "letters" });
    expect(say("PWD")).toEqual({ phonemes: "pˌidˌʌbᵊljudˈi", from: "letters" });
  });

  test("goes to the network where the dictionary lacks a letter", () => {
    expect(say("xkcd").from).toBe("model");
  });
});

test("anything else is the network's", () => {
  expect(say("snurfle")).toEqual({ phonemes: network.pronounce("snurfle", "en-us"), from: "model" });
  expect(() => say("4chan")).toThrow(RangeError);
});
