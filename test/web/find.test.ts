import { beforeEach, expect, test } from "vitest";
import {
  currentMatch,
  matchCase,
  matches,
  openFind,
  replaceAll,
  replacement,
  replaceOne,
  sought,
  step,
} from "../../web/src/parts/editor/find-state.js";
import { setText, text } from "../../web/src/state/document.js";

beforeEach(() => {
  setText("The cat saw the other cat.");
  matchCase.value = false;
  replacement.value = "";
  openFind("the");
});

test("find counts the places of the sought words, in any case unless the case matters", () => {
  expect(matches.value.map(({ start }) => start)).toEqual([0, 12, 17]);
  matchCase.value = true;
  expect(matches.value.map(({ start }) => start)).toEqual([12, 17]);
});

test("find keeps its places right behind a letter whose lower case is longer", () => {
  setText("İİ the");
  expect(matches.value).toEqual([{ start: 3, end: 6 }]);
});

test("find goes around from the last place to the first one, and back", () => {
  step(-1);
  expect(currentMatch.value).toBe(2);
  step(1);
  expect(currentMatch.value).toBe(0);
});

test("replace goes on behind the replacement, also if that has the sought words", () => {
  sought.value = "cat";
  replacement.value = "cat and cat";
  replaceOne();
  expect(text.value).toBe("The cat and cat saw the other cat.");
  replaceOne();
  expect(text.value).toBe("The cat and cat saw the other cat and cat.");
});

test("replace all replaces each place once", () => {
  sought.value = "cat";
  replacement.value = "cats";
  replaceAll();
  expect(text.value).toBe("The cats saw the other cats.");
});
