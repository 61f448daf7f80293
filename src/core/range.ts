/**
 * A stretch of the source text: from `start` up to but not including `end`.
 *
 * Offsets count UTF-16 code units, as `String.prototype.slice` does, so `text.slice(start, end)` is the stretch.
 */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}
