import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashId, hashString } from "../../../../src/languages/english/tagging/hash.js";
import { anyText } from "../../../support/any-text.js";
import { openTestTagger } from "../support/reader.js";

const tag = openTestTagger();

describe("tokens", () => {
  // The tokens of spaCy 3.8.
  test.each([
    ["Don't stop!", ["Do", "n't", "stop", "!"]],
    ["(see e.g. well-known cases)", ["(", "see", "e.g.", "well", "-", "known", "cases", ")"]],
    ["We'd've gone", ["We", "'d", "'ve", "gone"]],
    ["and/or: it's $5.50.", ["and/or", ":", "it", "'s", "$", "5.50", "."]],
    ["at 10a.m. on https://example.com/a-b.", ["at", "10", "a.m.", "on", "https://example.com/a-b", "."]],
    ["so odd (sic):", ["so", "odd", "(", "sic", "):"]],
    ["constructor", ["constructor"]],
    ["two  spaces", ["two", " ", "spaces"]],
  ])("the tokens of %j equal spaCy's", (text, tokens) => {
    expect(tag(text).map((token) => token.text)).toEqual(tokens);
  });

  test("tokens cover every character of any text, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const token of tag(text)) {
          expect(token.start).toBe(at);
          expect(text.startsWith(token.text, at)).toBe(true);
          at += token.text.length + (token.spaced ? 1 : 0);
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});

test("the part of speech of a word depends on its sentence", () => {
  const tags = (text: string): string =>
    tag(text)
      .map((token) => token.tag)
      .join(" ");
  expect(tags("They refuse to take the refuse out.")).toBe("PRP VBP TO VB DT NN RP .");
  expect(tags("I read it yesterday; now read it to me.")).toBe("PRP VBP PRP NN : RB VB PRP IN PRP .");
});

test("a text has the same tags after the tagger has read another text", () => {
  const alone = tag("The wind was strong.");
  tag("Wind the clock and close the door. ".repeat(50));
  expect(tag("The wind was strong.")).toEqual(alone);
});

describe("hashes", () => {
  // From spaCy's string store and thinc's `Ops.hash`.
  test("hashes of strings equal spaCy's", () => {
    const decimal = (text: string): string => {
      const { high, low } = hashString(text);
      return String((BigInt(high) << 32n) | BigInt(low));
    };
    expect(["hello", "é", "constitutional", "apple"].map(decimal)).toEqual(HASHES);
  });

  test("hashes for the embedding tables equal thinc's", () => {
    expect(hashId(hashString("hello"), 8)).toEqual(ROWS);
  });
});

const HASHES: readonly string[] = [
  "5983625672228268878",
  "16256712947286012828",
  "4827208287853324999",
  "8566208034543834098",
];
const ROWS: readonly number[] = [2726685510, 2083710382, 4090028265, 978081925];
