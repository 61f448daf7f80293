import { expect, test } from "vitest";
import { textsOfRounds } from "../../bench/texts.js";

test("no sentence and no word is spoken twice, however many rounds there are", () => {
  const texts = textsOfRounds(15).flatMap(({ word, short, medium, long }) => [...word, ...short, ...medium, ...long]);
  const sentences = texts.flatMap((text) => text.split(/(?<=\.)\s+/u));
  expect(sentences.length).toBeGreaterThan(300);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test("the texts are the same in every run", () => expect(textsOfRounds(2)).toEqual(textsOfRounds(3).slice(0, 2)));

test("more rounds than there are words are refused", () => {
  expect(() => textsOfRounds(16)).toThrow(
    new RangeError("there are texts for 15 rounds, the one that does not count among them"),
  );
});
