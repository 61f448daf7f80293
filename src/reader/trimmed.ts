import type { SourceRange } from "../core/range.js";

/** A range without the white space at its ends; empty where there is nothing else. */
export function trimmed(text: string, { start, end }: SourceRange): SourceRange {
  const written = text.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  return { start: from, end: Math.max(from, start + written.trimEnd().length) };
}
