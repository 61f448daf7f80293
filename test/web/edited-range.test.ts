import { expect, test } from "vitest";
import { editedRange } from "../../web/src/parts/editor/edited-range.js";

const BEFORE = "one two three";

test.each([
  ["behind", "one two three four", { start: 4, end: 7 }],
  ["before", "zero one two three", { start: 9, end: 12 }],
  ["in", "one too three", undefined],
])("a word keeps its place after an edit %s it", (_, now, expected) => {
  expect(editedRange(BEFORE, now, { start: 4, end: 7 })).toEqual(expected);
});

test("a word of a text that is gone has no place", () => {
  expect(editedRange(BEFORE, "", { start: 4, end: 7 })).toBeUndefined();
});
