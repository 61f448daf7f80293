import { describe, expect, test } from "vitest";
import { endsInAbbreviation, endsInTitle, expandAbbreviation } from "../../../src/text/english/abbreviations.js";

describe("an abbreviation is said in full", () => {
  test.each<[string, string | undefined, string | undefined]>([
    ["Mr", "Smith", "mister"],
    ["mrs", "Smith", "missus"],
    ["Dr", "Smith", "doctor"],
    ["Dr", undefined, "drive"],
    ["St", "James", "saint"],
    ["St", "in", "street"],
    ["No", "5", "number"],
    ["no", "thanks", undefined],
    ["p", "12", "page"],
    ["etc", undefined, "et cetera"],
    ["e.g", "apples", "for example"],
    ["Jan", "5", "january"],
    ["mar", "the", undefined],
    ["Gen", "ideas", undefined],
    ["word", "Smith", undefined],
    ["constructor", "Smith", undefined],
  ])("%s before %s: %s", (word, next, said) => {
    expect(expandAbbreviation(word, next)).toBe(said);
  });
});

describe("a text", () => {
  test.each(["Mr.", "by Dr.", "(Prof.", '"Mrs.', "George W."])("ends in a title or an initial: %s", (text) => {
    expect(endsInTitle(text)).toBe(true);
  });

  test.each(["etc.", "at 5 p.m.", "the U.S.", "fig.", "see No."])("ends in an abbreviation: %s", (text) => {
    expect(endsInAbbreviation(text)).toBe(true);
  });

  test.each(["The end.", "constructor.", "Mr", "", ".", "x5."])("ends in neither: %j", (text) => {
    expect(endsInTitle(text)).toBe(false);
    expect(endsInAbbreviation(text)).toBe(false);
  });
});
