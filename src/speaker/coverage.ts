import type { SourceRange } from "../core/range.js";
import { isAudibleAt } from "../text/audible.js";
import type { WordSpan } from "./timings.js";

/**
 * What of a stretch of the text has no sound although a reader would expect to hear it.
 *
 * That is what the front end says of it, and besides every letter, digit and symbol with a name that no word with sound
 * covers. It is worked out from the text and the sound alone, so that a word that is lost on the way, whoever lost it, is
 * told of.
 *
 * @param claimed what the front end says that it cannot say
 * @returns ranges in order
 */
export function findUnspoken(
  text: string,
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

/** Runs of characters that a reader would expect to hear. */
function* audibleRuns(text: string, start: number, end: number): Generator<SourceRange> {
  let from: number | undefined;
  let at = start;
  for (const character of text.slice(start, end)) {
    if (isAudibleAt(text, at)) from ??= at;
    else if (from !== undefined) {
      yield { start: from, end: at };
      from = undefined;
    }
    at += character.length;
  }
  if (from !== undefined) yield { start: from, end: at };
}
