import type { SourceRange } from "../core/range.js";
import { LONGEST_SENTENCE } from "./sentences.js";

/**
 * Joins the sentences of a paragraph that end inside a quotation or a parenthesis to the next one, unless the whole is
 * longer than a sentence may be.
 */
export function* joinEnclosed(
  text: string,
  paragraph: SourceRange,
  sentences: Iterable<SourceRange>,
): Generator<SourceRange> {
  const all = enclosures(text, paragraph);
  let enclosure = all.next().value;
  let open: SourceRange | undefined;
  for (const { start, end } of sentences) {
    const from = open?.start ?? start;
    const isJoined = open !== undefined && end - from <= LONGEST_SENTENCE;
    if (open !== undefined && !isJoined) yield open;
    open = { start: isJoined ? from : start, end };
    const wordsEnd = start + text.slice(start, end).trimEnd().length;
    while (enclosure && enclosure.end <= wordsEnd) enclosure = all.next().value;
    if (enclosure && enclosure.start < wordsEnd) continue;
    yield open;
    open = undefined;
  }
  if (open !== undefined) yield open;
}

/** Marks that open a quotation or a parenthesis, with the marks that close it. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "“": "”",
  "‘": "’",
  "«": "»",
  "「": "」",
  "『": "』",
  "(": ")",
  "[": "]",
  "（": "）",
};

const OPENER = /(?<=^|[\s(["“‘'—–-]|[，：。！？])["'“‘([](?=\S)|[«「『（]/gu;

/** An apostrophe at the start of a word, which opens no quotation. */
const APOSTROPHE = /^['‘’](?:t(?:is|was|were|will|ain)|em|til|cause|bout|round|n|\d{2})(?![\p{L}\d])/iu;

/**
 * Yields the quotations and parentheses of a paragraph in order, with their marks. One inside another is not reported. A
 * mark without a partner in the paragraph opens nothing.
 */
function* enclosures(text: string, paragraph: SourceRange): Generator<SourceRange> {
  const written = text.slice(paragraph.start, paragraph.end);
  const openers = new RegExp(OPENER);
  const neverClosed = new Set<string>();
  for (let match = openers.exec(written); match !== null; match = openers.exec(written)) {
    const { 0: opener, index } = match;
    if (neverClosed.has(opener) || APOSTROPHE.test(written.slice(index, index + 8))) continue;
    const close = closeOf(written, index, opener);
    if (close === "none") neverClosed.add(opener);
    if (typeof close !== "number") continue;
    yield { start: paragraph.start + index, end: paragraph.start + close + 1 };
    openers.lastIndex = close + 1;
  }
}

/**
 * Returns the index of the mark that closes what the mark at `index` opens; `"reopened"` if another such mark opens first, as
 * in '"He left. "No," she said.'; `"none"` if nothing closes it.
 */
function closeOf(text: string, index: number, opener: string): number | "reopened" | "none" {
  const closer = CLOSING[opener] ?? opener;
  const marks = new RegExp(opener === "[" ? String.raw`[\[\]]` : `[${opener}${closer}]`, "gu");
  marks.lastIndex = index + 1;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[0] === closer && closes(text, match.index, closer)) return match.index;
    // A single mark before a word may be an apostrophe.
    if (match[0] === opener && !/['‘]/u.test(opener) && opens(text, match.index)) return "reopened";
  }
  return "none";
}

function opens(text: string, index: number): boolean {
  return /^(?:[\s(—–-]|$)/u.test(text.charAt(index - 1)) && /\S/u.test(text.charAt(index + 1));
}

/** Tests whether a mark closes a quotation. A straight one may also open it, and a single one may be an apostrophe. */
function closes(text: string, index: number, closer: string): boolean {
  const before = text.charAt(index - 1);
  const after = text.charAt(index + 1);
  if (closer === '"') return /\S/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
  if (!/['’]/u.test(closer)) return true;
  if (/[\p{L}\p{N}]/u.test(after)) return false;
  if (/[.!?,;:…—–-]/u.test(before) || /[.!?,;:)]/u.test(after)) return true;
  return closer === "’" && !/s/iu.test(before) && /\S/u.test(before);
}
