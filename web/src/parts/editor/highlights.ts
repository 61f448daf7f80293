import type { SourceRange } from "../../../../src/core/range.js";

/** Names of the highlights of the text; `editor.css` has their colours. */
export type HighlightName = "spoken-word" | "found" | "found-current" | "unspoken" | "doubtful" | `role-${number}`;

/**
 * Marks ranges of a text without a change of the document: a page with 100,000 characters stays one node.
 * Browsers without the CSS Custom Highlight API show no marks.
 */
export function showRanges(name: HighlightName, node: Node | null, ranges: readonly SourceRange[]): void {
  if (!("highlights" in CSS)) return;
  const length = node?.textContent?.length ?? 0;
  const within = ranges.filter(({ start, end }) => start < end && end <= length);
  if (node === null || within.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  CSS.highlights.set(name, new Highlight(...within.map((range) => toRange(node, range))));
}

/** Returns a range of the document for a range of the text in a node. */
export function toRange(node: Node, { start, end }: SourceRange): Range {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}
