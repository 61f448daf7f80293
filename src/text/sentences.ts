import type { SourceRange } from "../core/range.js";
import { endsInLeader, isPageNumber } from "./contents-entry.js";
import { endsInListLabel } from "./list-label.js";
import { type Candidate, candidates, type ParagraphBefore } from "./sentence-candidates.js";
import type { SentenceEnds } from "./text-language.js";

/** Longest sentence. A longer text without an end is cut, so that the listener does not wait for it. @unit characters */
export const LONGEST_SENTENCE = 5_000;

/** A sentence of a text. */
export interface Sentence extends SourceRange {
  /** Set if text that has not arrived may change where the sentence ends. */
  readonly isOpen?: true;
}

/** Options of {@link sentences}. */
export interface SentenceOptions {
  /** Whether more text may follow the range. Then the last sentence is open. @default false */
  readonly goesOn?: boolean;
  /** The part of the paragraph before the range. @default the range begins a paragraph */
  readonly before?: ParagraphBefore | undefined;
}

/**
 * Splits a paragraph into sentences. The ranges tile `range`: white space after a sentence belongs to it.
 *
 * A sentence ends after a terminal mark and its closing marks, if white space follows (scripts without spaces need
 * none). The words on either side can show that the sentence continues: an abbreviation, an initial, a word in lower case.
 */
export function* sentences(
  text: string,
  range: SourceRange,
  ends: SentenceEnds,
  { goesOn = false, before }: SentenceOptions = {},
): Generator<Sentence> {
  let start = range.start;
  const paragraphStart = before === undefined ? start : -1;
  // Cut for a sentence that grows too long: after the last mark inside it.
  let fallback = start;
  for (const candidate of candidates(text, range, ends, before)) {
    const { end } = candidate;
    for (; end - start > LONGEST_SENTENCE; fallback = start) {
      const cut = fallback > start ? fallback : windowEnd(text, start);
      yield { start, end: cut };
      start = cut;
    }
    fallback = end;
    if (goesOn && !candidate.beforeItem && !isCertain(text, { start, end }, range, ends)) {
      yield { start, end: range.end, isOpen: true };
      return;
    }
    const found = { ...candidate, start, isFirst: start === paragraphStart };
    if (end === range.end || candidate.beforeItem || endsSentence(text, found, range, ends)) {
      if (end > start) yield { start, end };
      start = end;
      fallback = end;
    }
  }
}

/** Length of the text that is examined on either side of a candidate. @unit characters */
const REACH = 120;

/** A candidate for the end of a sentence, with its start. */
interface StartedCandidate extends Candidate {
  readonly start: number;
  /** Whether the sentence begins a paragraph. */
  readonly isFirst: boolean;
}

function endsSentence(
  text: string,
  { start, end, markEnd, isFirst }: StartedCandidate,
  paragraph: SourceRange,
  ends: SentenceEnds,
): boolean {
  const from = Math.max(start, end - REACH);
  const written = text.slice(from, end).trimEnd();
  const bare = text.slice(from, markEnd).replace(CLOSED, "");
  const raw = text.slice(end, Math.min(end + REACH, paragraph.end));
  const next = afterOpeners(text, end, paragraph.end);
  if (/^(?:$|[)\]}”’])/u.test(raw) || /^(?:$|[!?])/u.test(next)) return false;
  // A name such as "iPhone" can begin a sentence.
  if (/^\p{Ll}/u.test(next) && !(/^\p{Ll}{1,3}\p{Lu}/u.test(next) && /[^.…][.!?]$/u.test(bare))) return false;
  // 5! = 120, n! = n × (n − 1)!
  if (/\d!$/u.test(bare) && /^[=+×÷-]/u.test(raw)) return false;
  if (/(?:\)|(?<!\p{L})\p{L})!$/u.test(bare) && /^[=+×÷−]\s/u.test(raw)) return false;
  if (endsInLeader(bare) && isPageNumber(raw)) return false;
  if (/(?:\.\s?\.|…)$/u.test(bare)) return ellipsisEnds(bare, written, next);
  if (!bare.endsWith(".")) return !(/["”’']$/u.test(written) && ends.saidBy?.(next));
  if (isFirst && end - start <= REACH && endsInListLabel(written)) return false;
  // "'Twas I." 'Stop!'
  if (/["”’']$/u.test(written) && /^["“‘']/u.test(raw)) return true;
  return ends.fullStopEnds(bare.slice(0, -1), next);
}

/** An ellipsis with spaces around and between its full stops, without the full stop of a sentence: "and . . . I". */
const INSIDE = /(?:^|[^.\s]\s)\.\s\.\s\.$/u;

/** Tests whether an ellipsis ends the sentence. It does not if it stands for words, or if the speaker stutters. */
function ellipsisEnds(bare: string, written: string, next: string): boolean {
  if (/[[(](?:\.\s?\.\s?\.|…)$/u.test(bare) && /[)\]]["”’']*$/u.test(written)) return false;
  const isAlone = /^(?:\s|\.|…)*$/u.test(bare);
  return !isAlone && !INSIDE.test(bare) && !stutters(bare, next);
}

/** A longer word is no word that a rule knows. @unit characters */
const LONGEST_WORD = 40;

/**
 * Tests whether the text after a place where a sentence may end is long enough to decide. The rules examine the next word;
 * only the speaker of a quotation takes more words.
 */
function isCertain(
  text: string,
  { start, end }: SourceRange,
  { end: arrived }: SourceRange,
  ends: SentenceEnds,
): boolean {
  const next = afterOpeners(text, end, arrived);
  if (isPageNumber(next) || (!/^\S+\s/u.test(next) && next.length < LONGEST_WORD)) return false;
  const isQuote = /["”’']\s*$/u.test(text.slice(Math.max(start, end - REACH), end));
  return next.length >= REACH || !isQuote || !ends.mayBecomeSaidBy?.(next);
}

/** Returns the text from the first letter, digit or symbol after a place: at most {@link REACH} characters. */
function afterOpeners(text: string, from: number, to: number): string {
  return text.slice(from, Math.min(from + REACH, to)).replace(/^[\s"'“‘«‹([{*_~`>.…–—-]+/u, "");
}

const CLOSED = /(?:\s?»|[)\]}"'”’»›」』）*_~`]|<\/[a-z]{1,8}>|\[\d{1,3}\])+$/u;

/** Tests whether the speaker repeats a word after an ellipsis: "I… I don't know." */
function stutters(bare: string, next: string): boolean {
  const last = /([\p{L}'’]+)(?:\s?\.|…)+$/u.exec(bare)?.[1];
  return last !== undefined && next.startsWith(last) && !/^\p{L}/u.test(next.slice(last.length));
}

/**
 * Returns the end of a window of at most {@link LONGEST_SENTENCE} characters: after the last white space of its second half if there is
 * any, and never inside a surrogate pair.
 */
function windowEnd(text: string, start: number): number {
  const limit = start + LONGEST_SENTENCE;
  for (let at = limit; at > start + LONGEST_SENTENCE / 2; at -= 1) {
    if (/\s/u.test(text.charAt(at - 1))) return at;
  }
  return /[\uDC00-\uDFFF]/u.test(text.charAt(limit)) ? limit - 1 : limit;
}
