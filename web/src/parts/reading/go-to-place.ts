import type { SourceRange } from "../../../../src/core/range.js";
import { selectRange, text } from "../../state/document.js";
import { editedRange } from "../editor/edited-range.js";

/** Returns the id of the button of a word in the reading. */
export function wordId({ start }: SourceRange): string {
  return `said-${start}`;
}

/** Gives the focus to a word of the reading, when it has been drawn. */
export function focusWord(place: SourceRange): void {
  requestAnimationFrame(() => document.getElementById(wordId(place))?.focus());
}

/** Gives the focus to the first button of an element: to the first of many that have just been drawn. */
export function focusFirst(element: Element | undefined): void {
  element?.querySelector("button")?.focus();
}

/**
 * Selects a place of a text in the editor, if the text of now still has it. A click takes the focus there; after a key, the word of the
 * reading has it, whose card comes next.
 */
export function goToPlace(of: string, place: SourceRange, { detail: clicks }: MouseEvent): void {
  const range = editedRange(of, text.peek(), place);
  if (range) selectRange.peek()(range.start, range.end, { takesFocus: clicks > 0 });
  if (clicks === 0) focusWord(place);
}
