import { expect, test } from "vitest";
import { START } from "../../src/frontend/piece.js";
import { createGrowingText } from "../../src/frontend/text-view.js";
import { parseInline } from "../../src/markup/inline.js";

const FIRST = {
  script: parseInline("One [two](+1).\n\n"),
  markup: "plain",
  ...START,
  after: "paragraph",
  from: -1,
} as const;
const SECOND = {
  script: parseInline("Three"),
  markup: "plain",
  before: "blank",
  after: "open",
  from: -1,
  textStart: 11,
  sourceStart: 16,
  place: { line: 3, column: 1 },
} as const;

test("the words of two pieces are joined by white space, and map to the source of the whole text", () => {
  const view = createGrowingText();
  view.put(FIRST);
  view.put(SECOND);
  expect(view.text.slice(0)).toBe("One two.\n\n\nThree");
  expect(view.toSource({ start: 4, end: 7 })).toEqual({ start: 5, end: 8 });
  expect(view.toSource({ start: 11, end: 16 })).toEqual({ start: 16, end: 21 });
  expect(view.source.slice(16, 21)).toBe("Three");
  expect(view.borderAt(11)).toBe(16);
});

test("a piece that has grown takes the place of the shorter one", () => {
  const view = createGrowingText();
  view.put(FIRST);
  view.put(SECOND);
  view.put({ ...SECOND, script: parseInline("Three four") });
  expect(view.text.slice(11)).toBe("Three four");
});

test("pieces are dropped when their words are no longer needed", () => {
  const view = createGrowingText();
  view.put(FIRST);
  view.put(SECOND);
  view.dropBefore(10);
  expect(view.text.slice(0, 3)).toBe("One");
  view.dropBefore(11);
  expect(view.text.slice(0, 3)).toBe("");
  expect(view.text.slice(11)).toBe("Three");
});
