/**
 * A part of the source text: from `start` up to but not including `end`.
 *
 * Offsets count UTF-16 code units, as `String.prototype.slice` does, so `text.slice(start, end)` is the part.
 */
export interface SourceRange {
  /** Offset of its first code unit. */
  readonly start: number;
  /** Offset after its last code unit. */
  readonly end: number;
}

/** Returns a range without the white space at its ends. The result is empty if the range holds only white space. */
export function trimmed(text: string, { start, end }: SourceRange): SourceRange {
  const written = text.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  return { start: from, end: Math.max(from, start + written.trimEnd().length) };
}

/** Moves a range by a number of characters. */
export function shiftRange({ start, end }: SourceRange, by: number): SourceRange {
  return { start: start + by, end: end + by };
}
