import { expect, test } from "vitest";
import { phonemeId } from "../../src/phonemes/vocabulary.js";
import { PUNCTUATION } from "../../src/text/tokens.js";

test("the vocabulary has the space and every mark of a token", () => {
  for (const mark of `${PUNCTUATION} `) expect(phonemeId(mark)).toBeTypeOf("number");
});

test("the 114 symbols have different ids between the padding and the end of the model's table", () => {
  const ids = Array.from({ length: 0x10000 }, (_, unit) => phonemeId(String.fromCharCode(unit))).filter(
    (id) => id !== undefined,
  );
  expect(ids).toHaveLength(114);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.min(...ids)).toBe(1);
  expect(Math.max(...ids)).toBe(177);
});

test.each(["", "ab", "g", "constructor", "世"])("%j is not a symbol of the model", (symbol) => {
  expect(phonemeId(symbol)).toBeUndefined();
});
