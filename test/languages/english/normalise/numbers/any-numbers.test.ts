import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../support/runs.js";
import { disordered, tokensOf, uncovered } from "../../../../text/support/cover.js";
import { said } from "../../../../text/support/said.js";

/** Characters and words in and around numbers, which the tests combine at random. */
const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^\d{1,5}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^\d{6,45}$/) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ".",
      ",",
      "-",
      "–",
      "—",
      "/",
      ":",
      " ",
      " ",
      "\u00a0",
      "'",
      "’",
      '"',
      "(",
      ")",
      "+",
      "^",
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "$",
      "£",
      "€",
      "%",
      "°",
      "×",
      "x",
      "=",
      "−",
      "½",
      "²",
      "#",
      "§",
      "~",
      "<",
      "≥",
      "√",
      "‰",
      "º",
      "*",
      "'s",
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "km",
      " kg",
      "st",
      "th",
      "s",
      "am",
      " p.m.",
      "°F",
      "k",
      "M",
      "bn",
      " million",
      "B",
      "h",
      "m",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      " in ",
      " the ",
      " won ",
      "July ",
      " May",
      "call ",
      "room ",
      "No. ",
      "Jan. ",
      " BC",
      "AD ",
      "a ",
      "july ",
      "jan. ",
      " of billions",
      "Q",
      "H",
      " about ",
      " people/km²",
    ),
  },
);

const anyNumbers = fc.array(fragment, { minLength: 1, maxLength: 14 }).map((fragments) => fragments.join(""));

test.each(["en-us", "en-gb"])("any mix of digits and signs is read without digits in %s", (locale) => {
  fc.assert(
    fc.property(anyNumbers, (text) => {
      expect(said(text, locale)).not.toMatch(/\d/u);
    }),
    { numRuns: runs(2_000) },
  );
});

test("tokens cover any mix of digits and signs in order", () => {
  fc.assert(
    fc.property(anyNumbers, (text) => {
      const ranges = tokensOf(text).map(({ source }) => source);
      expect(disordered(ranges)).toEqual([]);
      expect(uncovered(text, /[^\s\p{Cc}]/gu, ranges)).toEqual([]);
    }),
    { numRuns: runs(2_000), examples: [["H(.)0"], ["f(x)"], ["f'(x)"]] },
  );
});
