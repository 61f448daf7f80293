import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { openEnglishReader } from "../../../../src/languages/english/english-data.js";
import { parseNames } from "../../../../src/languages/english/oov/names.js";
import { packageData } from "../../../../src/platform/package-data.js";
import { openTestLexicon } from "../support/reader.js";
import { fromRoot } from "../support.js";

const text = await readFile(fromRoot("data/names.tsv"), "utf8");
const names = parseNames(text, "en-us");
const listed = new Set(text.split("\n").map((line) => line.split("\t")[0] ?? ""));
const lexicon = openTestLexicon("en-us");
const reader = openEnglishReader(packageData);

function say(sentence: string): string {
  return reader
    .readText(sentence, "en-us")
    .flat()
    .map(({ sound }) => sound?.phonemes ?? "")
    .join(" ");
}

/** Names that are meant with and without their accents, since the plain word is rare or is the same name. */
const MEANT_EITHER_WAY = new Set(
  (
    "Bolivar Bootes Brid Cordoba Cortes Dail Dun Fatima Goring Gunter Kaka Laocoon Liege Milos Nestle Oisin Reykjavik Spatzle " +
    "demode flambe kielbasa manege plie slainte souffle"
  ).split(" "),
);

/** Returns a name with the letters of plain words: "Store" for "Støre". */
function withoutAccents(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ø", "o").replaceAll("Ł", "L").replaceAll("ł", "l");
}

describe("a name that has the letters of a plain word but for its accents", () => {
  const clashing = [...listed].filter((name) => {
    const plain = withoutAccents(name);
    return plain !== name && !MEANT_EITHER_WAY.has(plain) && lexicon.isWritten(plain.toLowerCase());
  });

  test("the list has such names", () => {
    expect(clashing).toContain("Støre");
    expect(clashing.length).toBeGreaterThan(10);
  });

  test.each(clashing)("%s leaves the word without accents as the dictionary has it", (name) => {
    const plain = withoutAccents(name);
    const known = [lexicon.entry(plain), lexicon.entry(plain.toLowerCase())];
    const sound = names.get(plain);
    // A line of its own gives the word its sound, unless the name is said like the word.
    expect(listed.has(plain) || known.map(lenient).includes(lenient(sound)), `${plain} is said ${sound}`).toBe(true);
  });

  test("a sentence that begins with the word has the word", () => {
    expect(say("Store the file.")).toMatch(/^stˈɔɹ /u);
    expect(say("Stores were closed.")).toMatch(/^stˈɔɹz /u);
    expect(say("Canada won.")).toMatch(/^kˈænədə /u);
    expect(say("Jonas Gahr Støre spoke.")).toContain("stˈɔɹə");
  });
});

test.each([
  ["I met the Nadlers.", "nˈædləɹz"],
  ["The Trossards came.", "tɹɑsˈɑɹz"],
  ["Two Jamilas came.", "ʤəmˈiləz"],
])("the plural of a name in %j has the sound of the name", (sentence, phonemes) => {
  expect(say(sentence)).toContain(phonemes);
});

test.each([
  ["I met Rogers.", "ɹˈɑʤəɹz"],
  ["I met Ross.", "ɹˈɑs"],
  ["Mr. Neves came.", "nˈɛvɛs"],
])("the name in %j is no plural", (sentence, phonemes) => {
  expect(say(sentence)).toContain(phonemes);
});

test("an ending of plain words is not cut from a name with the letters of another language", () => {
  expect(say("Baroš scored.")).toMatch(/^bˈɑɹɔʃ /u);
  expect(say("Dragić’s ball.")).toMatch(/^dɹˈɑɡɪʧᵻz /u);
});

function lenient(phonemes: string | undefined): string | undefined {
  return phonemes
    ?.replaceAll("ˌ", "")
    .replaceAll("ɾ", "t")
    .replaceAll(/[ᵊᵻ]|(?<!ˈ)[ɪʊɛ]/g, "ə");
}

test.each([
  ["paneers", "pənˈɪɹz"],
  ["pliés", "pliˈAz"],
  ["Jetés", "ʒətˈAz"],
  ["hammams", "həmˈɑmz"],
  ["mosses", "mˈɔsᵻz"],
  ["Vegas", "vˈAɡəs"],
])("the plural %s has the sound of its singular, if it is one", (word, phonemes) => {
  expect(say(word)).toBe(phonemes);
});

describe("a listed word with other capitals", () => {
  test.each(["backend", "walkthrough", "famotidine", "famotidine's"])("%s keeps its sound with a capital", (word) => {
    expect(say(word.slice(0, 1).toUpperCase() + word.slice(1))).toBe(say(word));
  });

  test.each(["Nguyen", "Kardashian", "Siobhan", "Spotify's"])("the name %s keeps its sound in lower case", (name) => {
    expect(say(name.toLowerCase())).toBe(say(name));
  });

  test.each([
    ["nice", "nˈIs"],
    ["goto", "ɡˈOtˌu"],
    ["euros", "jˈuɹˌOz"],
    ["Euros", "jˈuɹˌOz"],
  ])("%s is no name", (word, phonemes) => {
    expect(say(word)).toBe(phonemes);
  });
});

test("a listed name in capitals keeps its sound in the plural", () => {
  expect(say("the DIMMs, LoRAs and EPYCs")).toMatch(/ dˈɪmz .*lˈɔɹəz .*ˈɛpɪks$/u);
  expect(say("the ATMs")).toContain("ˌAtˌiˈɛmz");
});
