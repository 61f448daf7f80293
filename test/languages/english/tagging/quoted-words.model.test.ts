import { describe, expect, test } from "vitest";
import { openEnglishReader } from "../../../../src/languages/english/english-data.js";
import { tagSentence } from "../../../../src/languages/english/tagging/quoted-words.js";
import { packageData } from "../../../../src/platform/package-data.js";
import { openTestTagger } from "../support/reader.js";

const tagger = openTestTagger();

describe("words in quotation marks", () => {
  const reader = openEnglishReader(packageData);

  test.each([
    ['They "record" everything they hear.', "record", "ɹəkˈɔɹd"],
    ['The "record" was a fake.', "record", "ɹˈɛkəɹd"],
    ["They “live” in a van.", "live", "lˈɪv"],
    ['Watch the "live" show tonight.', "live", "lˈIv"],
    ["They 'project' their fears onto us.", "project", "pɹəʤˈɛkt"],
    ["The 'project' never ended.", "project", "pɹˈɑʤˌɛkt"],
    ["She did not ‘object’ to the plan.", "object", "əbʤˈɛkt"],
    ["The flying 'object' was a balloon.", "object", "ˈɑbʤəkt"],
    ["I have 'read' the terms.", "read", "ɹˈɛd"],
    ["Nobody could 'read' his handwriting.", "read", "ɹˈid"],
    ["They “perfect” their craft for years.", "perfect", "pəɹfˈɛkt"],
    ["It was a “perfect” day.", "perfect", "pˈɜɹfəkt"],
    ["They tried to 'wind' down the clock.", "wind", "wˈInd"],
    // A capital makes a label or a title.
    ["Choose “Resume” from the menu.", "Resume", "ɹəzˈum"],
    ["Her song “Present” was a hit.", "Present", "pɹˈɛzᵊnt"],
    // The mark shows that the sign speaks, and "alone" that she cries.
    ['The sign read "closed".', "read", "ɹˈɛd"],
    ["She shed a single 'tear' for him.", "tear", "tˈɪɹ"],
  ])("a word is read as in its sentence without the marks: %s", (text, word, phonemes) => {
    const pieces = reader.readText(text, "en-us").flat();
    expect(pieces.find(({ text }) => text === word)?.sound?.phonemes).toBe(phonemes);
  });
});

test("both words between marks have a place in the sentence without the marks", () => {
  const { tokens, placesOf } = tagSentence("They 'often object' to it.", tagger);
  const index = tokens.findIndex(({ text }) => text === "object");
  const bare = tagger("They often object to it.");
  expect(placesOf(index)).toEqual([
    { tokens: bare, index: 2 },
    { tokens, index },
  ]);
});

test.each([
  "Give 'em an' go home.",
  "The boys' and the girls' shoes.",
  '"Yes," he said, "and no."',
  'He said "I would never record it" and left.',
  "no marks at all",
])("no word has a second place beside other marks: %s", (text) => {
  const { tokens, placesOf } = tagSentence(text, tagger);
  for (const index of tokens.keys()) expect(placesOf(index)).toEqual([{ tokens, index }]);
});
