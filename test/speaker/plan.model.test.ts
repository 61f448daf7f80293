import { expect, test } from "vitest";
import { type Pronounce, pronounceSegments } from "../../src/frontend/pronounce-segments.js";
import { openPhonemizer } from "../../src/languages/open-phonemizer.js";
import { plainMarkedText } from "../../src/markup/marked-text.js";
import { planUtterances } from "../../src/speaker/plan.js";

test.each([
  [
    "where a phrase begins",
    "The committee has published the report which the members had asked for in the spring of the year before.",
    ["The committee has published the report "],
  ],
  [
    "where the predicate begins, and not between a verb and its preposition",
    "The retired surveyor wrote about the names of the stars without a single mark between his words.",
    ["The retired surveyor "],
  ],
  [
    'never among nouns that an "and" joins',
    "They brought two loaves of bread and a knife without a word on that cold morning of the year.",
    ["They brought two loaves of bread and a knife "],
  ],
  [
    "after a dash without spaces",
    "One night in the spring—it was the twentieth of March—I was on my way home from a journey to a patient.",
    ["One night in the spring—"],
  ],
])("an opening is split off %s", async (_, text, openings) => {
  await using english = openPhonemizer();
  const by: Pronounce = (batch, __, options) => english.phonemize(batch, "en-us", options);
  const segments = pronounceSegments(plainMarkedText(text), by, { languageOf: () => "en-us" });
  const written: string[] = [];
  for await (const { source } of planUtterances(segments, { maxPhonemes: 510, soundEarly: true })) {
    written.push(text.slice(source.start, source.end));
  }
  expect(written.slice(0, openings.length)).toEqual(openings);
});
