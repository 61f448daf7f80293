import type { SourceRange } from "../core/range.js";
import { expandAbbreviation } from "./abbreviations.js";
import { type Neighbours, spokenForm } from "./spoken-form.js";

/** A word to be said, or a mark that shapes how the words around it are said. */
export type Token = WordToken | MarkToken;

export interface WordToken {
  readonly kind: "word";
  /** As spoken; several words where the written one is said so ("$5" is "5 dollars"). */
  readonly text: string;
  readonly source: SourceRange;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

export interface MarkToken {
  readonly kind: "mark";
  /** One of {@link MARKS}. */
  readonly mark: string;
  readonly source: SourceRange;
  readonly spaced: boolean;
}

/** The punctuation that is handed on; every other mark is mapped to one of these or has no sound. */
export const MARKS = ';:,.!?—…"()“”';

const MARK_MAP: Record<string, string> = {
  "«": "“",
  "»": "”",
  "„": "“",
  "‟": "“",
  "–": "—",
  "―": "—",
  "[": "(",
  "]": ")",
  "{": "(",
  "}": ")",
  "。": ".",
  "、": ",",
  "，": ",",
  "！": "!",
  "？": "?",
  "：": ":",
  "；": ";",
};

/**
 * Longest written word that is said as one; a longer one is cut, so that no token outgrows an utterance.
 * @unit characters
 */
const LONGEST_WORD = 40;

/** One written word with its marks, between white space; or a dash or ellipsis that parts two words. */
const PIECE = /\.{3,}|…|-{2,}|[—―]|[^\s\p{Cc}]+?(?=\.{3,}|…|-{2,}|[—―]|[\s\p{Cc}]|$)/gu;

/** Reads the words and marks of a sentence. Ranges are in order, do not overlap, and lie inside `range`. */
export function tokenize(text: string, range: SourceRange): Token[] {
  const pieces = [...text.slice(range.start, range.end).matchAll(PIECE)].map((match) => ({
    text: match[0],
    start: range.start + match.index,
  }));
  const tokens: Token[] = [];
  pieces.forEach((piece, index) => {
    if (index === 0 && DASH.test(piece.text)) return; // The bullet of a list.
    const before = pieces[index - 1];
    const spaced = before !== undefined && before.start + before.text.length < piece.start;
    tokens.push(
      ...readPiece(piece.text, piece.start, spaced, {
        previous: before?.text.replace(OPENING, ""),
        next: pieces[index + 1]?.text.replace(OPENING, "").replace(CLOSING, ""),
      }),
    );
  });
  return tokens;
}

const DASH = /^(?:-{2,}|[—―–•*-])$/u;
const OPENING = /^["'“‘«„([{¿¡*_~<|]+/u;
const CLOSING = /["'”’»)\]}!?.,;:*_~>|。、，！？：；]+$/u;

function readPiece(piece: string, start: number, spaced: boolean, neighbours: Neighbours): Token[] {
  if (/^(?:\.{3,}|…)$/u.test(piece)) return [{ ...mark("…", start, piece.length), spaced }];
  if (DASH.test(piece)) return [{ ...mark("—", start, piece.length), spaced }];
  const opening = OPENING.exec(piece)?.[0] ?? "";
  const rest = piece.slice(opening.length);
  const closing = CLOSING.exec(rest)?.[0] ?? "";
  const word = rest.slice(0, rest.length - closing.length);
  const wordStart = start + opening.length;
  const closingStart = wordStart + word.length;
  const { next } = neighbours;
  // The full stop of an abbreviation is part of the word, not the end of a sentence.
  const expanded = closing.startsWith(".") ? expandAbbreviation(word, next) : undefined;
  const dotted = expanded === undefined && closing.startsWith(".") && next !== undefined && INITIALS.test(word);
  const spoken = expanded ?? spokenForm(word, neighbours);
  const stop = (expanded !== undefined && next !== undefined) || dotted ? 1 : 0;
  const tokens = [
    ...marks(opening, start),
    ...words(word, spoken, wordStart),
    ...marks(closing.slice(stop), closingStart + stop),
  ];
  return tokens.map((token, index) => (index === 0 ? { ...token, spaced } : token));
}

/** "J." in a name, "U.S.", "p.m.": their full stops are no pause inside a sentence. */
const INITIALS = /^(?:\p{L}\.)*\p{L}$/u;

function words(written: string, spoken: string, start: number): WordToken[] {
  if (written === "") return [];
  if (written.length <= LONGEST_WORD) return [word(spoken, start, written.length)];
  const tokens: WordToken[] = [];
  for (let at = 0; at < written.length; ) {
    const end = cutEnd(written, at);
    tokens.push(word(written.slice(at, end), start + at, end - at));
    at = end;
  }
  return tokens;
}

/** Cuts an overlong word after the last mark inside it, never inside a surrogate pair. */
function cutEnd(written: string, start: number): number {
  let limit = start + LONGEST_WORD;
  if (limit >= written.length) return written.length;
  if (/^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(written.slice(limit - 1, limit + 1))) limit -= 1;
  const marked = /^[\s\S]+[^\p{L}\p{M}\p{N}]/u.exec(written.slice(start, limit))?.[0].length;
  return marked === undefined ? limit : start + marked;
}

function word(text: string, start: number, length: number): WordToken {
  return { kind: "word", text, source: { start, end: start + length }, spaced: false };
}

/** Each mark of a run once: "?!?!?!" is no more of a question than "?!". */
function marks(run: string, start: number): MarkToken[] {
  const tokens = new Map<string, MarkToken>();
  for (let at = 0; at < run.length; at += 1) {
    const written = run.charAt(at);
    const known = MARKS.includes(written) ? written : MARK_MAP[written];
    if (known !== undefined && !tokens.has(known)) tokens.set(known, mark(known, start + at, 1));
  }
  return [...tokens.values()];
}

function mark(known: string, start: number, length: number): MarkToken {
  return { kind: "mark", mark: known, source: { start, end: start + length }, spaced: false };
}
