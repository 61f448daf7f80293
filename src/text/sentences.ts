import type { SourceRange } from "../core/range.js";
import { endsInListLabel } from "./list-label.js";
import type { SentenceEnds } from "./text-language.js";

/** Longest sentence: a listener should not wait for an end that does not come. @unit characters */
const LONGEST = 5_000;

/**
 * Splits a paragraph into sentences. The ranges tile `range`: white space after a sentence belongs to it.
 *
 * A sentence ends after a mark that may end it, with the closing marks around it, where white space follows (a script
 * that writes none needs none), unless what stands on either side says that it goes on: an abbreviation, an
 * initial, a word in lower case.
 */
export function* sentences(text: string, range: SourceRange, ends: SentenceEnds): Generator<SourceRange> {
  let start = range.start;
  // Where a sentence that grows too long is cut, if anywhere: after the last mark inside it.
  let fallback = start;
  for (const end of candidates(text, range, ends)) {
    for (; end - start > LONGEST; fallback = start) {
      const cut = fallback > start ? fallback : windowEnd(text, start);
      yield { start, end: cut };
      start = cut;
    }
    fallback = end;
    if (end === range.end || endsSentence(text, { start, end }, range, ends)) {
      if (end > start) yield { start, end };
      start = end;
      fallback = end;
    }
  }
}

/** Looked at on either side of a candidate. @unit characters */
const REACH = 120;

/** Marks that may end a sentence, of any script. */
const END_MARKS = /[\p{Sentence_Terminal}…‥⁇⁈⁉‼]+/gu;

/** Closing marks, the ends of markup and the marks of footnotes. */
const CLOSERS = /(?:[)\]}"'”’»›」』）*_~`]|<\/[a-z]{1,8}>|\[\d{1,3}\])*/uy;

/** With a space before the closing guillemet. */
const CLOSERS_AFTER_SPACE = new RegExp(`(?:\\s?»|${CLOSERS.source})*`, "uy");

const GAP = /[\s\p{Cc}]*/uy;

/** Where a sentence might end, in order; the end of the range last. */
function* candidates(text: string, range: SourceRange, ends: SentenceEnds): Generator<number> {
  const closers = ends.spacedGuillemets ? CLOSERS_AFTER_SPACE : CLOSERS;
  END_MARKS.lastIndex = 0;
  const marks = new RegExp(END_MARKS);
  marks.lastIndex = range.start;
  for (let match = marks.exec(text); match !== null && match.index < range.end; match = marks.exec(text)) {
    const closed = skip(closers, text, match.index + match[0].length);
    const end = Math.min(skip(GAP, text, closed), range.end);
    if (end === range.end) break;
    if (end > closed || UNSPACED.test(match[0])) yield end;
    marks.lastIndex = Math.max(end, marks.lastIndex);
  }
  yield range.end;
}

/** Ends of sentences in scripts that put no space after them. */
const UNSPACED = /[。．！？｡]$/u;

function skip(pattern: RegExp, text: string, at: number): number {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  return at + (sticky.exec(text)?.[0].length ?? 0);
}

function endsSentence(text: string, candidate: SourceRange, paragraph: SourceRange, ends: SentenceEnds): boolean {
  const { start, end } = candidate;
  const written = text.slice(Math.max(start, end - REACH), end).trimEnd();
  const bare = written.replace(CLOSED, "");
  const next = text.slice(end, Math.min(end + REACH, paragraph.end)).replace(/^[\s"'“‘«‹([{*_~`>]+/u, "");
  if (/^(?:$|[)\]}”’])/u.test(next)) return false;
  // A name such as "iPhone" begins a sentence as well as any.
  if (/^\p{Ll}/u.test(next)) return /^\p{Ll}{1,3}\p{Lu}/u.test(next) && /[^.…][.!?]$/u.test(bare);
  // 5! = 120
  if (/\d!$/u.test(bare) && /^[=+×÷-]/u.test(next)) return false;
  if (/(?:\.{2,}|…)$/u.test(bare)) return !stutters(bare, next);
  if (!bare.endsWith(".")) return !(/["”’']$/u.test(written) && ends.saidBy?.(next));
  if (start === paragraph.start && end - start <= REACH && endsInListLabel(written)) return false;
  return ends.fullStopEnds(bare.slice(0, -1), next);
}

const CLOSED = /(?:\s?»|[)\]}"'”’»›」』）*_~`]|<\/[a-z]{1,8}>|\[\d{1,3}\])+$/u;

/** "I… I don't know." */
function stutters(bare: string, next: string): boolean {
  const last = /([\p{L}'’]+)[.…]+$/u.exec(bare)?.[1];
  return last !== undefined && next.startsWith(last) && !/^\p{L}/u.test(next.slice(last.length));
}

/** Ends a window at white space where there is any, and never inside a surrogate pair. */
function windowEnd(text: string, start: number): number {
  const limit = start + LONGEST;
  for (let at = limit; at > start + LONGEST / 2; at -= 1) {
    if (/\s/u.test(text.charAt(at - 1))) return at;
  }
  return /[\uDC00-\uDFFF]/u.test(text.charAt(limit)) ? limit - 1 : limit;
}
