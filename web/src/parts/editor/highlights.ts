import type { SourceRange } from "../../../../src/core/range.js";
import type { Mirror } from "./mirror.js";

/** Names of the highlights of the text; `editor.css` has their colours. */
export type HighlightName = "spoken-word" | "found" | "found-current" | "unspoken" | "doubtful" | `role-${number}`;

/**
 * Marks ranges of a text without a change of the document. The ranges do not follow changes: after one, mark them again.
 * Browsers without the CSS Custom Highlight API show no marks.
 */
export function showRanges(name: HighlightName, mirror: Mirror, ranges: readonly SourceRange[]): void {
  if (!("highlights" in CSS)) return;
  const places = ranges.filter(({ start, end }) => start < end).flatMap((range) => mirror.place(range) ?? []);
  if (places.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...places.map((place) => new StaticRange(place))));
}

/** Returns the box of a range of a text on the screen. */
export function boxOf({ startContainer, startOffset, endContainer, endOffset }: StaticRangeInit): DOMRect {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.getBoundingClientRect();
}
