import type { SourceRange } from "../core/range.js";
import { LIST_LABEL, type ListLabels, listLabels } from "./list-label.js";
import type { SentenceEnds } from "./text-language.js";

/** A place where a sentence may end. */
export interface Candidate {
  /** End of the sentence with its closing marks and the white space after them. */
  readonly end: number;
  /** End of the terminal mark, before the closing marks. */
  readonly markEnd: number;
  /** Set if the label of a list item follows, which always begins a sentence. */
  readonly beforeItem?: true;
}

/** The part of a paragraph before a range that goes on in it. */
export interface ParagraphBefore {
  /** Its last words. */
  readonly words: string;
  /** The labels of list items that may follow. */
  readonly labels: readonly string[];
}

const NOTHING: ParagraphBefore = { words: "", labels: [] };

/** Marks of all scripts that may end a sentence. Full stops with spaces between them are one ellipsis. */
const END_MARKS = String.raw`(?:\.(?:[ \u00a0]\.)+|[\p{Sentence_Terminal}…‥⁇⁈⁉‼])+`;

/** A dash that breaks off a quotation: "I never--" */
const BROKEN_OFF = String.raw`(?:--|[—–])(?=["”]\s)`;

const SCAN = new RegExp(`${LIST_LABEL}|${END_MARKS}|${BROKEN_OFF}`, "gu");

/** Closing marks, closing tags and footnote marks. */
const CLOSERS = /(?:[)\]}"'”’»›」』）*_~`]|<\/[a-z]{1,8}>|\[\d{1,3}\])*/uy;

/** The same, for languages that put a space before the closing guillemet. */
const CLOSERS_AFTER_SPACE = new RegExp(`(?:\\s?»|${CLOSERS.source})*`, "uy");

/** Numbers of notes directly after the mark: "a consultation.11 12 Take". */
const NOTES = /(?:\d{1,3}(?:(?:, ?| )\d{1,3}){0,4}(?=\s+["“‘(]?\p{Lu}))?/uy;

/** The end of a word or a parenthesis before a mark and numbers of notes. Abbreviations are shorter: "vol.3". */
const NOTED = /(?:\p{Ll}{5}["”’]?|\))[.!?]["”’)]*$/u;

const GAP = /[\s\p{Cc}]*/uy;

/** Terminal marks of scripts that put no space after a sentence. */
const UNSPACED = /[。．！？｡]$/u;

/** A full stop after a word and an ellipsis with spaces: "combined. . . . The practice". */
const STOP_BEFORE_ELLIPSIS = /^\.(?:[ \u00a0]\.){3,}$/u;

/** The rules of a language that decide where a sentence might end. */
type CandidateEnds = Pick<SentenceEnds, "spacedGuillemets" | "endsWithoutSpace">;

/** Yields the places where a sentence might end, in order; the last is the end of the range. */
export function candidates(
  text: string,
  range: SourceRange,
  ends: CandidateEnds,
  before: ParagraphBefore = NOTHING,
): Generator<Candidate> {
  return scanned(text, range, ends, before.words, listLabels(before.labels));
}

/** Returns the state of a paragraph after its start, which may itself go on after `before`. */
export function paragraphAfter(text: string, range: SourceRange, before: ParagraphBefore = NOTHING): ParagraphBefore {
  const labels = listLabels(before.labels);
  for (const _ of scanned(text, range, {}, before.words, labels));
  return { words: (before.words + text.slice(range.start, range.end)).slice(-LABEL_REACH), labels: labels.expected };
}

function* scanned(
  text: string,
  range: SourceRange,
  ends: CandidateEnds,
  wordsBefore: string,
  labels: ListLabels,
): Generator<Candidate> {
  const closers = ends.spacedGuillemets ? CLOSERS_AFTER_SPACE : CLOSERS;
  const scan = new RegExp(SCAN);
  scan.lastIndex = range.start;
  for (let match = scan.exec(text); match !== null && match.index < range.end; match = scan.exec(text)) {
    const { index, 0: written, groups } = match;
    if (groups?.["bullet"] !== undefined || groups?.["name"] !== undefined) {
      const from = Math.max(range.start, index - LABEL_REACH);
      const near = from === range.start ? wordsBefore : "";
      const isAlone = skip(GAP, text, index + written.length) >= range.end; // The next word is in another paragraph.
      const accepted = isAlone ? undefined : labels.accept(match, near + text.slice(from, index));
      if (accepted === "next" || (accepted === "first" && followsSentence(match, text.slice(from, index))))
        yield { end: index, markEnd: index, beforeItem: true };
      if (accepted === undefined) scan.lastIndex = index + (groups["bullet"] ?? groups["name"] ?? "").length;
      continue;
    }
    const markEnd = index + written.length;
    const closed = skipNotes(text, skip(closers, text, markEnd));
    const end = Math.min(skip(GAP, text, closed), range.end);
    if (end === range.end) break;
    if (closed === markEnd && STOP_BEFORE_ELLIPSIS.test(written) && /[^\s.]/u.test(text.charAt(index - 1))) {
      yield { end: index + 2, markEnd: index + 1 };
      continue;
    }
    if (end > closed || UNSPACED.test(written) || lacksSpace(text, { start: index, end }, range, ends))
      yield { end, markEnd };
    scan.lastIndex = Math.max(end, scan.lastIndex);
  }
  yield { end: range.end, markEnd: range.end };
}

/** Tests whether the first item of a list, which begins with a small letter, follows a sentence: "It works. a) Open it". */
function followsSentence(label: RegExpExecArray, before: string): boolean {
  const { name = "", close = "" } = label.groups ?? {};
  return (name === "a" || (name === "i" && close.endsWith(")"))) && /[.!?]["”’)\]]*\s+$/u.test(before);
}

/** Tests whether the writer forgot the space after a mark: "It rained.The road". */
function lacksSpace(text: string, mark: SourceRange, paragraph: SourceRange, ends: CandidateEnds): boolean {
  const before = text.slice(Math.max(0, mark.start - LABEL_REACH), mark.start);
  const next = text.slice(mark.end, Math.min(mark.end + LABEL_REACH, paragraph.end));
  return ends.endsWithoutSpace?.(before, next) ?? false;
}

/** Length of the text before a label that decides whether it begins a list. @unit characters */
const LABEL_REACH = 40;

function skipNotes(text: string, at: number): number {
  return NOTED.test(text.slice(Math.max(0, at - 12), at)) ? skip(NOTES, text, at) : at;
}

function skip(pattern: RegExp, text: string, at: number): number {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  return at + (sticky.exec(text)?.[0].length ?? 0);
}
