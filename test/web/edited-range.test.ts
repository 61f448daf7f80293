import fc from "fast-check";
import { expect, test } from "vitest";
import { editedRange, findEdit } from "../../web/src/parts/editor/edited-range.js";
import { changeBlocks, toBlocks } from "../../web/src/parts/editor/line-blocks.js";

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

test("an edit between two texts cuts no character in two", () => {
  expect(findEdit("a😀b", "a😁b")).toEqual({ start: 1, end: 3, inserted: "😁" });
  expect(findEdit("a\u{1F600}b", "a\u{1FA00}b")).toEqual({ start: 1, end: 3, inserted: "\u{1FA00}" });
  expect(findEdit("", "😀")).toEqual({ start: 0, end: 0, inserted: "😀" });
});

/** Lines of a length near that of a block. */
const LINES = fc.array(fc.constantFrom("", "short", "x".repeat(700), "y".repeat(2_500)), { maxLength: 12 });

test("the blocks of a text stay whole lines that join to the text, whatever edits it has", () => {
  fc.assert(
    fc.property(LINES, fc.array(fc.tuple(LINES, fc.nat(), fc.nat()), { maxLength: 6 }), (lines, edits) => {
      let text = lines.join("\n");
      let blocks = toBlocks(text);
      for (const [words, from, length] of edits) {
        const start = from % (text.length + 1);
        const edit = { start, end: Math.min(text.length, start + (length % 3_000)), inserted: words.join("\n") };
        const { first, removed, inserted } = changeBlocks(blocks, edit);
        text = text.slice(0, edit.start) + edit.inserted + text.slice(edit.end);
        blocks = [...blocks.slice(0, first), ...inserted, ...blocks.slice(first + removed)];
        expect(blocks.join("")).toBe(text);
        expect(blocks.slice(0, -1).filter((block) => !block.endsWith("\n"))).toEqual([]);
      }
    }),
  );
});

test("an edit within a line changes one block of a long text", () => {
  const blocks = toBlocks(`${"One line of a text.\n".repeat(5_000)}`);
  expect(blocks.length).toBeGreaterThan(40);
  const start = blocks.slice(0, 7).join("").length + 5;
  expect(changeBlocks(blocks, { start, end: start, inserted: "x" })).toMatchObject({ first: 7, removed: 1 });
});
