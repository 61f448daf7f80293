import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { hasVowel } from "../../../../src/languages/english/dictionary/sounds.js";
import { parseNames } from "../../../../src/languages/english/oov/names.js";
import { phonemeId } from "../../../../src/phonemes/vocabulary.js";
import { fromRoot } from "../support.js";

const text = await readFile(fromRoot("data/names.tsv"), "utf8");
const us = parseNames(text, "en-us");
const gb = parseNames(text, "en-gb");

/** Parts of names, which have no stress of their own: "De Niro". */
const PARTICLES = new Set("De de Di Du Le le Von von Los Las Mc".split(" "));

describe("data/names.tsv", () => {
  const rows = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));

  test("each name in data/names.tsv occurs once, with known phonemes, and one primary stress if it has a vowel", () => {
    expect(new Set(rows.map(([word]) => word)).size).toBe(rows.length);
    expect(text.normalize("NFC")).toBe(text);
    for (const [word, ...variants] of rows) {
      for (const phonemes of variants) {
        const unknown = [...phonemes].filter((symbol) => phonemeId(symbol) === undefined);
        expect(unknown, word).toEqual([]);
        expect(phonemes.split("ˈ").length, word).toBe(PARTICLES.has(word ?? "") || !hasVowel(phonemes) ? 1 : 2);
      }
    }
  });

  test("the phonemes of a name in data/names.tsv are those of its dialect, with the tap of the dictionaries", () => {
    for (const [word, american = "", british = american] of rows) {
      expect(american, word).not.toMatch(/[QɒːTr]/u);
      expect(british, word).not.toMatch(/[OᵻæɾTr]/u);
    }
  });

  test("names have phonemes in both dialects", () => {
    expect(us.get("Farquhar")).toBe("fˈɑɹkwəɹ");
    expect(us.get("Siobhan")).toBe("ʃəvˈɔn");
    expect(gb.get("Tchaikovsky")).toBe("ʧIkˈɒfski");
    expect(gb.get("Nguyen")).toBe(us.get("Nguyen"));
  });

  test("a name is found with and without its accents", () => {
    expect(us.get("Beyonce")).toBe(us.get("Beyoncé"));
    expect(us.get("Beyonce\u0301")).toBe(us.get("Beyoncé"));
    expect(us.get("Łódź")).toBe("wˈuʤ");
  });

  test("get requires the exact capitals of a name, and getAnyCase ignores them", () => {
    expect(us.get("Xi")).toBe("ʃˈi");
    expect(us.get("xi")).toBeUndefined();
    expect(us.getAnyCase("KUBERNETES")).toBe(us.get("Kubernetes"));
    expect(us.getAnyCase("siobhan")).toBe(us.get("Siobhan"));
    expect(us.getAnyCase("snurf")).toBeUndefined();
  });
});

test.each(["word", "word\t", "\tfoo", "a\tb\tc\td", "a\t\tb"])("parseNames rejects the malformed line %j", (line) => {
  expect(() => parseNames(`Xi\tʃˈi\n${line}\n`, "en-us")).toThrow("Line 2 of the names");
});
