import type { SourceRange } from "../../../../src/core/range.js";

/**
 * Returns the place of a range of an older text in the text of now, or `undefined` if the edit has touched it. Everything between
 * the common beginning and the common end of both texts counts as the edit.
 */
export function editedRange(before: string, now: string, range: SourceRange): SourceRange | undefined {
  return editedRanges(before, now)(range);
}

/** Returns {@link editedRange} for many ranges of the same text. */
export function editedRanges(before: string, now: string): (range: SourceRange) => SourceRange | undefined {
  if (before === now) return (range) => range;
  const { start, end, inserted } = findEdit(before, now);
  const shift = inserted.length - (end - start);
  return (range) => {
    if (range.end <= start) return range;
    return range.start < end ? undefined : { start: range.start + shift, end: range.end + shift };
  };
}

/** A change of a text: its range in the older text, and what is there now. */
export interface Edit extends SourceRange {
  readonly inserted: string;
}

/** Returns the change between two texts. It cuts no character in two. */
export function findEdit(before: string, now: string): Edit {
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && before[head] === now[head]) head += 1;
  if (/[\uD800-\uDBFF]/.test(before.charAt(head - 1))) head -= 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  if (/[\uDC00-\uDFFF]/.test(before.charAt(before.length - tail))) tail -= 1;
  return { start: head, end: before.length - tail, inserted: now.slice(head, now.length - tail) };
}
