import type { SourceRange } from "../core/range.js";
import type { ParagraphEnd } from "../markup/marked-text.js";
import { paragraphs } from "../text/paragraphs.js";

/** A paragraph of plain text, with the kind of its end. */
export interface EndedParagraph extends SourceRange {
  readonly end: number;
  readonly paragraphEnd: ParagraphEnd;
}

/**
 * Splits a text into paragraphs, and finds the kind of boundary after each. Plain text has no marks for headings, list
 * items and changes of scene, so the layout of the paragraphs decides.
 */
export function* endedParagraphs(text: string): Generator<EndedParagraph> {
  let current: (SourceRange & { readonly kind: Kind }) | undefined;
  let afterBlank = true;
  for (const range of paragraphs(text)) {
    const written = text.slice(range.start, range.end);
    const kind = kindOf(written.trim(), afterBlank && endsInBlankLine(written));
    if (current !== undefined) yield { ...current, paragraphEnd: between(current.kind, kind) };
    current = { ...range, kind };
    afterBlank = endsInBlankLine(written);
  }
  if (current !== undefined) yield { ...current, paragraphEnd: between(current.kind, "paragraph") };
}

type Kind = ParagraphEnd;

function between(one: Kind, other: Kind): ParagraphEnd {
  for (const strong of ["scene", "heading"] as const) if (one === strong || other === strong) return strong;
  return one === "item" && other === "item" ? "item" : "paragraph";
}

/** `* * *`, `---`, `#` and other ornaments that are alone on their line. */
const SCENE = /^(?:(?:[-*_=~•·#–—]\s*){3,}|[#⁂❦❧☙✻])$/u;
const ITEM = /^(?:[-*+•‣–]|\(?(?:\d{1,3}|[a-z])[.)])\s/u;
/** A mark at the end of a line, which a heading never has. */
const FINAL_MARK = /[.!?…:;,—–-]["”’»)\]]*$/u;
/** Longest heading. @unit characters */
const HEADING_MAX = 80;

/** @param alone whether blank lines stand before and after it */
function kindOf(written: string, alone: boolean): Kind {
  if (SCENE.test(written)) return "scene";
  if (/^#{1,6}\s+\S/u.test(written)) return "heading";
  if (ITEM.test(written)) return "item";
  const heading = alone && written.length <= HEADING_MAX && !/[\r\n]/u.test(written) && !FINAL_MARK.test(written);
  return heading && /[\p{L}\p{N}]/u.test(written) ? "heading" : "paragraph";
}

function endsInBlankLine(written: string): boolean {
  return /(?:\r\n?|\n|\u2028|\f|\v)[^\S\n\r]*(?:\r\n?|\n|\u2028|\f|\v)\s*$|\u2029\s*$/u.test(written);
}
