import { expect, test } from "vitest";
import { phonemeId } from "../../src/phonemes/vocabulary.js";
import { PUNCTUATION } from "../../src/text/tokens.js";

test("every mark that the text hands on is in the vocabulary, and the space", () => {
  for (const mark of `${PUNCTUATION} `) expect(phonemeId(mark)).toBeTypeOf("number");
});

test("the 114 symbols have ids of their own between the pad and the end of the model's table", () => {
  const ids = Array.from({ length: 0x10000 }, (_, unit) => phonemeId(String.fromCharCode(unit))).filter(
    (id) => id !== undefined,
  );
  expect(ids).toHaveLength(114);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.min(...ids)).toBe(1);
  expect(Math.max(...ids)).toBe(177);
});

test.each(["", "ab", "g", "constructor", "世"])("%j is no symbol of the model", (symbol) => {
  expect(phonemeId(symbol)).toBeUndefined();
});
