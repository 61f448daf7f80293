import fc from "fast-check";
import { expect, test } from "vitest";
import { endedParagraphs } from "../../src/frontend/paragraph-ends.js";
import { anyText } from "../support/any-text.js";

const ends = (text: string): string[] => [...endedParagraphs(text)].map(({ paragraphEnd }) => paragraphEnd);

test.each([
  ["prose consists of paragraphs", "One.\n\nTwo.\n\nThree.", ["paragraph", "paragraph", "paragraph"]],
  [
    "a short line without a final mark between blank lines is a heading",
    "One.\n\nThe Storm\n\nTwo.",
    ["heading", "heading", "paragraph"],
  ],
  ["a title at the start is a heading", "Chapter One\n\nTwo.", ["heading", "paragraph"]],
  ["a title with a number sign is a heading", "# Tea\nBoil water.", ["heading", "paragraph"]],
  [
    "lines of verse are not headings",
    "Tyger Tyger, burning bright\nIn the forests of the night",
    ["paragraph", "paragraph"],
  ],
  [
    "the last line of a verse is not a heading",
    "What immortal hand\nCould frame\n\nTwo.",
    ["paragraph", "paragraph", "paragraph"],
  ],
  [
    "the last line of a verse is not a heading, also with CR LF",
    "What immortal hand\r\nCould frame\r\n\r\nTwo.",
    ["paragraph", "paragraph", "paragraph"],
  ],
  [
    "the end between two list items is an item end",
    "You need:\n\n- a cup\n- a spoon\n\nServe.",
    ["paragraph", "item", "paragraph", "paragraph"],
  ],
  ["numbered items are list items", "1. Boil.\n2. Pour.\n", ["item", "paragraph"]],
  [
    "a line of stars separates scenes, also with CR LF",
    "One.\r\n\r\n* * *\r\n\r\nTwo.",
    ["scene", "scene", "paragraph"],
  ],
])("%s", (_, text, expected) => expect(ends(text)).toEqual(expected));

test.each(["***", "* * *", "---", "#", "⁂", "~~~", "• • •"])("%j alone on its line separates scenes", (ornament) => {
  expect(ends(`One.\n\n${ornament}\n\nTwo.`)).toEqual(["scene", "scene", "paragraph"]);
});

test("the paragraphs of any text tile it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let at = 0;
      for (const { start, end } of endedParagraphs(text)) {
        expect(start).toBe(at);
        at = end;
      }
      expect(at).toBe(text.length);
    }),
  );
});
