import { expect, test } from "vitest";
import { textsOfRounds } from "../../bench/texts.js";

test("no sentence and no word of the benchmark occurs twice, for any number of rounds", () => {
  const texts = textsOfRounds(15).flatMap(({ word, short, medium, long }) => [...word, ...short, ...medium, ...long]);
  const sentences = texts.flatMap((text) => text.split(/(?<=\.)\s+/u));
  expect(sentences.length).toBeGreaterThan(300);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test("the texts of the benchmark are the same in every run", () =>
  expect(textsOfRounds(2)).toEqual(textsOfRounds(3).slice(0, 2)));

test("a number of rounds above the number of words is rejected", () => {
  expect(() => textsOfRounds(16)).toThrow(
    new RangeError("there are texts for at most 15 rounds, including the one that does not count; lower --rounds"),
  );
});
