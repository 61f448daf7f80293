import type { SourceRange } from "../core/range.js";
import { endsInAbbreviation, endsInTitle } from "./english/abbreviations.js";

/**
 * Longest sentence. The segmenter's look-ahead is quadratic on text without an end in sight, and a listener should not
 * wait for such an end either.
 * @unit characters
 */
const WINDOW = 5_000;

/**
 * Splits a paragraph into sentences. The ranges tile `range`: white space after a sentence belongs to it.
 *
 * The Unicode rules (UAX 29, by `Intl.Segmenter`) find the candidates; a candidate that ends in an abbreviation, or
 * that a lower-case word follows, is joined to the next.
 */
export function* sentences(text: string, range: SourceRange, locale: string): Generator<SourceRange> {
  let start = range.start;
  let end = start;
  for (const candidate of candidates(text, range, locale)) {
    const together = candidate.end - start <= WINDOW;
    if (end > start && !(together && continues(text.slice(start, end), text.slice(candidate.start, candidate.end)))) {
      yield { start, end };
      start = end;
    }
    end = candidate.end;
  }
  if (end > start) yield { start, end };
}

function* candidates(text: string, range: SourceRange, locale: string): Generator<SourceRange> {
  const segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  for (let start = range.start; start < range.end; ) {
    const end = windowEnd(text, start, range.end);
    // A line break inside a paragraph is a space, not the end of a sentence.
    const window = text.slice(start, end).replace(/[\r\n\u2028\u2029\u0085\f\v]/gu, " ");
    const ends = [...segmenter.segment(window)].map(({ segment, index }) => start + index + segment.length);
    // The window may have cut its last sentence short, which the next one then begins with.
    if (end < range.end && ends.length > 1) ends.pop();
    for (const candidateEnd of ends) {
      yield { start, end: candidateEnd };
      start = candidateEnd;
    }
  }
}

/** Ends a window at white space where there is any, and never inside a surrogate pair. */
function windowEnd(text: string, start: number, end: number): number {
  const limit = start + WINDOW;
  if (limit >= end) return end;
  for (let at = limit; at > start + WINDOW / 2; at -= 1) {
    if (/\s/u.test(text.charAt(at - 1))) return at;
  }
  return /[\uDC00-\uDFFF]/u.test(text.charAt(limit)) ? limit - 1 : limit;
}

function continues(before: string, after: string): boolean {
  const written = before.trimEnd();
  const next = after.trimStart();
  if (next === "" || written === "") return true;
  if (endsInTitle(written)) return true;
  if (/^["'“‘(]*\p{Ll}/u.test(next)) return true;
  if (/^[)\]”’"']+\s*$/u.test(next)) return true;
  return endsInAbbreviation(written) && /^[\d$£€#]/u.test(next);
}
