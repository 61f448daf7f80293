import type { SourceRange } from "../core/range.js";
import type { Sliceable } from "../frontend/text-view.js";
import { isAudibleAt } from "../text/audible.js";
import type { WordSpan } from "./timings.js";

/**
 * Finds the parts of a stretch of text that have no sound although a reader expects to hear them.
 *
 * These are the ranges that the front end reports, and every letter, digit and symbol with a name that no audible word
 * covers. They are computed from the text and the audio only, so a word that is lost in any stage is reported.
 *
 * @param claimed ranges that the front end reports as impossible to say
 * @returns ranges, sorted by their start
 */
export function findUnspoken(
  text: Sliceable,
  stretch: SourceRange,
  claimed: readonly SourceRange[],
  spans: readonly WordSpan[],
): SourceRange[] {
  const heard = spans.filter(({ start, end }) => end > start).map(({ word }) => word.source);
  const known = [...heard, ...claimed].sort((one, other) => one.start - other.start);
  const lost: SourceRange[] = [];
  let at = stretch.start;
  for (const { start, end } of [...known, { start: stretch.end, end: stretch.end }]) {
    if (start > at) lost.push(...audibleRuns(text, at, Math.min(start, stretch.end)));
    at = Math.max(at, end);
  }
  return [...claimed, ...lost].sort((one, other) => one.start - other.start);
}

/** Yields each run of characters that a reader expects to hear. */
function* audibleRuns(text: Sliceable, start: number, end: number): Generator<SourceRange> {
  let from: number | undefined;
  let at = start;
  // One character before and three after are enough to decide about a character.
  const first = Math.max(0, start - 1);
  const around = text.slice(first, end + 3);
  for (const character of text.slice(start, end)) {
    if (isAudibleAt(around, at - first)) from ??= at;
    else if (from !== undefined) {
      yield { start: from, end: at };
      from = undefined;
    }
    at += character.length;
  }
  if (from !== undefined) yield { start: from, end: at };
}
