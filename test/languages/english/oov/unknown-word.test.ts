import { beforeAll, describe, expect, test } from "vitest";
import { type LetterToSound, loadLetterToSound } from "../../../../src/languages/english/oov/letter-to-sound/model.js";
import { type UnknownWord, unknownWord } from "../../../../src/languages/english/oov/unknown-word.js";
import { networkBytes } from "../support.js";

/** Entries of misaki's dictionaries. */
const AMERICAN: Readonly<Record<string, string>> = {
  A: "ˈA",
  B: "bˈi",
  C: "sˈi",
  D: "dˈi",
  F: "ˈɛf",
  J: "ʤˈA",
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
  find: "fˈInd",
  make: "mˈAk",
  mark: "mˈɑɹk",
  marked: "mˈɑɹkt",
  podcast: "pˈɑdkˌæst",
  biology: "bIˈɑləʤi",
  possible: "pˈɑsəbᵊl",
  bewildered: "bəwˈɪldəɹd",
  run: "ɹˈʌn",
  rosaceous: "ɹOzˈAʃəs",
  shelf: "ʃˈɛlf",
  share: "ʃˈɛɹ",
  shop: "ʃˈɑp",
  South: "sˈWθ",
  stone: "stˈOn",
  tweet: "twˈit",
  out: "ˌWt",
  up: "ˌʌp",
  oil: "ˈYl",
  oils: "ˈYlz",
  tone: "tˈOn",
  house: "hˈWs",
  through: "θɹu",
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
  const lookup = (known: string): string | undefined => words.get(known);
  return unknownWord(word, { language, letterToSound: network, lookup, lookupPart: lookup });
}

describe("a known word with a suffix or a prefix", () => {
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
    ["bewilderedly", "bəwˈɪldəɹdli"],
    ["lyricist", "lˈɪɹɪsɪst"],
    ["retweeted", "ɹitwˈiɾᵻd"],
    ["unfollow", "ˌʌnfˈɑlO"],
    ["cybercrime", "sˈIbəɹkɹˌIm"],
    ["microchip", "mˈIkɹOʧˌɪp"],
    ["runneth", "ɹˈʌnəθ"],
    ["podcastify", "pˈɑdkˌæstɪfˌI"],
    ["microbiology", "mˌIkɹObIˈɑləʤi"],
    ["quasicomical", "kwˌɑzikˈɑməkᵊl"],
    ["decoupling", "dikˈʌplɪŋ"],
    ["eshop", "ˈiʃˌɑp"],
    ["eshops", "ˈiʃˌɑps"],
  ])("%s is pronounced from its stem", (word, phonemes) => {
    if (phonemes === undefined) expect(say(word).phonemes).not.toBe("");
    else expect(say(word)).toEqual({ phonemes, from: "stem" });
  });

  test.each([
    ["mark'd", "mˈɑɹkt"],
    ["shar'd", "ʃˈɛɹd"],
    ["Weav’d", "wˈivd"],
  ])("the apostrophe of %s stands for the vowel of a past tense", (word, phonemes) => {
    expect(say(word)).toEqual({ phonemes, from: "stem" });
  });

  test("a family of plants is pronounced from its adjective in -aceous", () => {
    expect(say("Rosaceae")).toEqual({ phonemes: "ɹOzˈAsiˌi", from: "stem" });
    expect(say("Fabaceae").phonemes).toMatch(/ˈAsiˌi$/u);
    expect(say("surface").phonemes).not.toMatch(/Asi/u);
  });

  test("a name in -leigh sounds like one in -ley", () => {
    expect(say("Donaldleigh").phonemes).toBe(say("Donaldley").phonemes);
    expect(say("Arthurleigh")).toEqual(say("Arthurley"));
    expect(say("Kinzleigh").phonemes).toMatch(/li$/u);
    expect(say("Kinzleigh's").phonemes).toMatch(/liz$/u);
  });

  test("a British stem in r or re keeps its r before a vowel", () => {
    expect(say("sharer", "en-gb")).toEqual({ phonemes: "ʃˈɛːɹə", from: "stem" });
    expect(say("overangry", "en-gb")).toEqual({ phonemes: "ˌQvəɹˈaŋɡɹi", from: "stem" });
  });

  test.each(["Bjarni", "Bjolan", "Njal", "Tjomme"])("the j of %s is not that of jam", (name) => {
    expect(say(name).phonemes).not.toContain("ʤ");
    expect(say("Jarni").phonemes).toContain("ʤ");
  });

  test("a contracted verb keeps the sound of its word", () => {
    expect(say("podcast'll")).toEqual({ phonemes: "pˈɑdkˌæstᵊl", from: "stem" });
    expect(say("follow'll").phonemes).toBe("fˈɑlOl");
    expect(say("book've").phonemes).toBe("bˈʊkəv");
    expect(say("burger'd").phonemes).toBe("bˈɜɹɡəɹəd");
    expect(say("mark'd").phonemes).toBe("mˈɑɹkt");
    expect(say("Snurfitz'll").phonemes).toBe(`${say("Snurfitz").phonemes}ᵊl`);
  });

  test("a possessive keeps the sound of its word", () => {
    expect(say("podcaster's")).toEqual({ phonemes: "pˈɑdkˌæstəɹz", from: "stem" });
    expect(say("podcasters’")).toEqual({ phonemes: "pˈɑdkˌæstəɹz", from: "stem" });
    expect(say("Snurfitz's").phonemes).toBe(`${say("Snurfitz").phonemes}ᵻz`);
  });
});

describe("a compound of known words", () => {
  test.each([
    ["cheeseburger", "ʧˈizbˌɜɹɡəɹ"],
    ["bookshelf", "bˈʊkʃˌɛlf"],
    ["VoxWeave", "vˈɑkswˌiv"],
    ["tweethouse", "twˈithˌWs"],
    ["bookthrough", "bˈʊkθɹˌu"],
  ])("the compound %s has the main stress on its first part", (word, phonemes) => {
    expect(say(word)).toEqual({ phonemes, from: "compound" });
  });

  test.each([
    ["cmake", "sˌimˈAk"],
    ["fdfind", "ˌɛfdˌifˈInd"],
    ["stonejs", "stˈOnʤAˌɛs"],
    ["markdp", "mˈɑɹkdipˌi"],
  ])("letters and a word in %s are named and read", (word, phonemes) => {
    expect(say(word)).toEqual({ phonemes, from: "compound" });
  });

  test.each([
    ["runup", "ɹˈʌnˌʌp"],
    ["findouts", "fˈIndˌWts"],
    ["shopouts", "ʃˈɑpˌWts"],
  ])("the verb of %s keeps its sound before the particle", (word, phonemes) => {
    expect(say(word)).toEqual({ phonemes, from: "compound" });
  });

  test.each(["happenup", "estone", "pup"])("%s is neither a verb with a particle nor a word with e-", (word) => {
    expect(say(word).from).toBe("model");
  });

  test.each(["schlafen", "stronghx", "twelfthly"])("%s is no word with letters", (word) => {
    expect(say(word).from).not.toBe("compound");
  });

  test("the second part of a compound has no stress in British English", () => {
    expect(say("bookshelf", "en-gb").phonemes).toBe("bˈʊkʃɛlf");
  });

  test("a word that is not a compound is left to the network", () => {
    expect(say("Southampton").from).toBe("model");
    expect(say("runbook").from).toBe("model"); // Three letters occur in any word by chance.
  });
});

describe("a name with a prefix", () => {
  test.each([
    ["McDonald", "məkdˈɑnəld"],
    ["McGregor", "məɡɹˈɛɡəɹ"],
    ["MacArthur", "məkˈɑɹθəɹ"],
    ["O'Brien", "ObɹˈIən"],
    ["O’Brien", "ObɹˈIən"],
  ])("the name %s keeps its stress after the prefix", (word, phonemes) => {
    expect(say(word)).toEqual({ phonemes, from: "name-prefix" });
  });

  test("the network pronounces an unknown name after a prefix", () => {
    const { phonemes, from } = say("McSnurf");
    expect(from).toBe("name-prefix");
    expect(phonemes).toBe(`mək${network.pronounce("Snurf", "en-us")}`);
  });
});

describe("letters that cannot be a word", () => {
  test("letters that cannot be a word are spelled, with the main stress on the last", () => {
    expect(say("kbps")).toEqual({ phonemes: "kˌAbˌipˌiˈɛs", from: "letters" });
    expect(say("PWD")).toEqual({ phonemes: "pˌidˌʌbᵊljudˈi", from: "letters" });
  });

  test("a row of the alphabet is spelled", () => {
    expect(say("abcdf")).toEqual({ phonemes: "ˌAbˌisˌidˌiˈɛf", from: "letters" });
    expect(say("abide").from).not.toBe("letters");
  });

  test("the network pronounces letters if the dictionary lacks one of them", () => {
    expect(say("xkcd").from).toBe("model");
  });
});

test("the network pronounces any other word and rejects digits", () => {
  expect(say("snurfle")).toEqual({ phonemes: network.pronounce("snurfle", "en-us"), from: "model" });
  expect(() => say("4chan")).toThrow(RangeError);
});
