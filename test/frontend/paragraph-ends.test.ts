import fc from "fast-check";
import { expect, test } from "vitest";
import { endedParagraphs } from "../../src/frontend/paragraph-ends.js";
import { anyText } from "../support/any-text.js";

const ends = (text: string): string[] => [...endedParagraphs(text)].map(({ paragraphEnd }) => paragraphEnd);

test.each([
  ["prose is paragraphs", "One.\n\nTwo.\n\nThree.", ["paragraph", "paragraph", "paragraph"]],
  [
    "a short line without a final mark between blank lines is a heading",
    "One.\n\nThe Storm\n\nTwo.",
    ["heading", "heading", "paragraph"],
  ],
  ["a title at the start is a heading", "Chapter One\n\nTwo.", ["heading", "paragraph"]],
  ["a title with a number sign is a heading", "# Tea\nBoil water.", ["heading", "paragraph"]],
  [
    "lines of verse are no headings",
    "Tyger Tyger, burning bright\nIn the forests of the night",
    ["paragraph", "paragraph"],
  ],
  [
    "a last line of verse is no heading",
    "What immortal hand\nCould frame\n\nTwo.",
    ["paragraph", "paragraph", "paragraph"],
  ],
  ["items follow items", "You need:\n\n- a cup\n- a spoon\n\nServe.", ["paragraph", "item", "paragraph", "paragraph"]],
  ["numbered items are items", "1. Boil.\n2. Pour.\n", ["item", "paragraph"]],
  ["stars part scenes, with Windows' line ends too", "One.\r\n\r\n* * *\r\n\r\nTwo.", ["scene", "scene", "paragraph"]],
])("%s", (_, text, expected) => expect(ends(text)).toEqual(expected));

test.each(["***", "* * *", "---", "#", "⁂", "~~~", "• • •"])("%j alone on its line parts scenes", (ornament) => {
  expect(ends(`One.\n\n${ornament}\n\nTwo.`)).toEqual(["scene", "scene", "paragraph"]);
});

test("the paragraphs tile any text", () => {
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
