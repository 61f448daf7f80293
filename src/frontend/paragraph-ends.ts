import type { SourceRange } from "../core/range.js";
import { type ParagraphEnd, strongerEnd } from "../markup/marked-text.js";
import { paragraphs } from "../text/paragraphs.js";
import type { ReadBefore } from "./piece.js";

/** A paragraph of plain text, with the kind of its end. */
export interface EndedParagraph extends SourceRange {
  /** Kind of the paragraph itself: the boundary on either side of it is at least as strong. */
  readonly kind: ParagraphEnd;
  readonly paragraphEnd: ParagraphEnd;
}

/**
 * Splits a text into paragraphs, and finds the kind of boundary after each. Plain text has no marks for headings, list
 * items and changes of scene, so the layout of the paragraphs decides.
 *
 * @param isAfterBlank whether a blank line, or nothing, is before the text. @default true
 * @param read what was read right before the text. @default nothing
 */
export function* endedParagraphs(text: string, isAfterBlank = true, read?: ReadBefore): Generator<EndedParagraph> {
  let current: (SourceRange & { readonly kind: ParagraphEnd }) | undefined;
  let afterBlank = isAfterBlank;
  for (const range of paragraphs(text, lineBefore(read))) {
    const written = text.slice(range.start, range.end);
    const known = range.start === 0 ? read?.paragraph?.kind : undefined;
    const kind = known ?? kindOf(written.trim(), afterBlank && endsInBlankLine(written));
    if (current !== undefined) yield { ...current, paragraphEnd: strongerEnd(current.kind, kind) };
    current = { ...range, kind };
    afterBlank = endsInBlankLine(written);
  }
  if (current !== undefined) yield { ...current, paragraphEnd: strongerEnd(current.kind, "paragraph") };
}

/** Returns the kind of a paragraph, given its start; `undefined` if the start does not decide it. */
export function kindOfStart(start: string): ParagraphEnd | undefined {
  const content = start.trim();
  const kind = kindOf(content, false);
  return content.length <= HEADING_MAX || kind === "scene" ? undefined : kind;
}

/** Returns what precedes a piece on its first line, if the piece begins inside a paragraph. */
export function lineBefore(read: ReadBefore | undefined): string {
  if (read?.paragraph === undefined) return "";
  return /[^\r\n\u2028\u2029\f\v]*$/u.exec(read.words)?.[0] ?? "";
}

/** Tests whether a paragraph that has not arrived whole may turn out to be a heading. */
export function mayBecomeHeading(written: string): boolean {
  const content = written.trim();
  if (content.length > HEADING_MAX || /[\r\n]/u.test(content)) return false;
  return !(/[\r\n]\s*$/u.test(written) && FINAL_MARK.test(content));
}

/** Returns whether a blank line ends a paragraph. */
export function endsInBlankLine(written: string): boolean {
  return /(?:\r\n|\r(?!\n)|\n|\u2028|\f|\v)[^\S\n\r]*(?:\r\n?|\n|\u2028|\f|\v)\s*$|\u2029\s*$/u.test(written);
}

/** `* * *`, `---`, `#` and other ornaments that are alone on their line. */
const SCENE = /^(?:(?:[-*_=~•·#–—]\s*){3,}|[#⁂❦❧☙✻])$/u;
const ITEM = /^(?:[-*+•‣–]|\(?(?:\d{1,3}|[a-z])[.)])\s/u;
/** A mark at the end of a line, which a heading never has. */
const FINAL_MARK = /[.!?…:;,—–-]["”’»)\]]*$/u;
/** Longest heading. @unit characters */
const HEADING_MAX = 80;

/** @param alone whether blank lines stand before and after it */
function kindOf(written: string, alone: boolean): ParagraphEnd {
  if (SCENE.test(written)) return "scene";
  if (/^#{1,6}\s+\S/u.test(written)) return "heading";
  if (ITEM.test(written)) return "item";
  const heading = alone && written.length <= HEADING_MAX && !/[\r\n]/u.test(written) && !FINAL_MARK.test(written);
  return heading && /[\p{L}\p{N}]/u.test(written) ? "heading" : "paragraph";
}
