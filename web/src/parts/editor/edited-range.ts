import type { SourceRange } from "../../../../src/core/range.js";

/**
 * Returns the place of a range of an older text in the text of now, or `undefined` if the edit has touched it. Everything between
 * the common beginning and the common end of both texts counts as the edit.
 */
export function editedRange(before: string, now: string, range: SourceRange): SourceRange | undefined {
  if (before === now) return range;
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && before[head] === now[head]) head += 1;
  if (range.end <= head) return range;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  if (range.start < before.length - tail) return undefined;
  const shift = now.length - before.length;
  return { start: range.start + shift, end: range.end + shift };
}
