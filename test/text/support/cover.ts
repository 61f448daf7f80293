import type { SourceRange } from "../../../src/core/range.js";
import { paragraphs } from "../../../src/text/paragraphs.js";
import { sentences } from "../../../src/text/sentences.js";
import { tokenize } from "../../../src/text/tokenize.js";
import { EN_US } from "../../support/languages.js";

// These helpers return the violations of a law, so that a test needs one `expect` for each text: an `expect` for each token
// would take longer than reading the token.

/** Returns all tokens of a text in American English. */
export function tokensOf(text: string): ReturnType<typeof tokenize> {
  return sentencesOf(text).flatMap((sentence) => tokenize(text, sentence, EN_US));
}

export function sentencesOf(text: string): SourceRange[] {
  return [...paragraphs(text)].flatMap((paragraph) => [...sentences(text, paragraph, EN_US.sentenceEnds)]);
}

/**
 * Returns the ranges that are empty or do not begin at the end of the range before. If the last range does not end with the
 * whole, the uncovered rest comes last.
 */
export function untiled(ranges: readonly SourceRange[], whole: SourceRange): SourceRange[] {
  const wrong = ranges.filter(({ start, end }, index) => {
    return start !== (index === 0 ? whole.start : ranges[index - 1]?.end) || end <= start;
  });
  const end = ranges.at(-1)?.end ?? whole.start;
  return end === whole.end ? wrong : [...wrong, { start: end, end: whole.end }];
}

/** Returns the ranges that are empty, or that overlap the range before without being equal to it. */
export function disordered(ranges: readonly SourceRange[]): SourceRange[] {
  return ranges.filter(({ start, end }, index) => {
    const before = ranges[index - 1] ?? { start: 0, end: 0 };
    const same = start === before.start && end === before.end;
    return end <= start || (!same && start < before.end);
  });
}

/** Returns the ranges of tokens that are out of order, end after the text or split a surrogate pair. */
export function misplacedTokens(text: string): SourceRange[] {
  const ranges = tokensOf(text).map(({ source }) => source);
  const splits = (at: number): boolean => at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
  const broken = ranges.filter(({ start, end }) => end > text.length || splits(start) || splits(end));
  return [...disordered(ranges), ...broken];
}

/** Returns the places in a text where `pattern` matches a character that no range covers. */
export function uncovered(text: string, pattern: RegExp, ranges: readonly SourceRange[]): number[] {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of ranges) covered.fill(1, start, end);
  return [...text.matchAll(pattern)].map(({ index }) => index).filter((index) => covered[index] !== 1);
}
