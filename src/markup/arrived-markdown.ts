import type { Arrived, SourceStart } from "./arrived.js";
import { createBlockScan, type Line, linesOf, mayBeUnderlined, UNDERLINE } from "./block-scan.js";
import { findMarks } from "./markdown-marks.js";
import { findOpenMark } from "./open-marks.js";

/** Finds what is certain of a Markdown source, to which more may be added: see `arrivedMarkup`. */
export function arrivedMarkdown(source: string, begins: SourceStart): Arrived {
  const front = frontMatterEnd(source, begins === "text");
  if (front === undefined) return { blockStart: 0, certain: 0 };
  const { hidden, certain } = findMarks(source.slice(front));
  return arrivedBlocks(source.slice(0, front) + hidden.slice(0, certain), front, begins);
}

/** @param source without formulas and without the marks in voice tags @param front end of the front matter */
function arrivedBlocks(source: string, front: number, begins: SourceStart): Arrived {
  const scan = createBlockScan(front);
  const lines = linesOf(source, front, begins);
  const last = lines.at(-1);
  for (const line of lines) if (line !== last || isDecided(line.text)) scan.add(line);
  const { blockStart, paragraphStart, silentStart } = scan;
  if (last === undefined || silentStart !== undefined) return { blockStart, certain: silentStart ?? front };
  let end = isDecided(last.text) && !last.text.includes("|") ? source.length : last.start;
  if (end === last.start || UNDERLINE.test(last.text)) end = beforeUnderline(lines, paragraphStart);
  const paragraph = source.slice(paragraphStart, end);
  const isHeadless = paragraphStart === front && begins !== "block";
  if (end > paragraphStart && !isHeadless && mayBeUnderlined(paragraph)) end = paragraphStart;
  if (end <= paragraphStart) return { blockStart, certain: end };
  const certain = paragraphStart + findOpenMark(paragraph, paragraphStart === front && begins === "paragraph");
  const cut = lines.findLast((line) => line.start < certain) ?? last;
  const isOther = (cut === last || certain < cut.end) && isOtherAlone(source.slice(cut.start, certain));
  return { blockStart, certain: isOther ? Math.min(cut.start, certain) : certain };
}

/**
 * Returns the start of the last line, or of an earlier line of its paragraph if the last line may turn that one into a heading
 * or into the first line of a table.
 */
function beforeUnderline(lines: readonly Line[], paragraphStart: number): number {
  let index = lines.length - 1;
  const isUnderline = (text: string): boolean =>
    UNDERLINE.test(text) && (text.trim() !== "" || index === lines.length - 1);
  while (index > 0 && (lines[index - 1]?.start ?? 0) >= paragraphStart && isUnderline(lines[index]?.text ?? ""))
    index -= 1;
  return lines[index]?.start ?? 0;
}

/** Returns the end of the front matter of a text, 0 if it has none; `undefined` if its end has not arrived. */
function frontMatterEnd(source: string, isFirst: boolean): number | undefined {
  if (!isFirst) return 0;
  if (/^\uFEFF?-{0,3}[ \t]*\r?\n?(?:[\w"'-]+[ \t]*)?$/.test(source)) return undefined;
  if (!/^\uFEFF?---[ \t]*\r?\n(?:[\w"'-]+[ \t]*:|#)/.test(source)) return 0;
  const end = /\n(?:---|\.\.\.)[ \t]*\r?\n/.exec(source);
  return end === null ? undefined : end.index + end[0].length;
}

/**
 * Tests whether the kind of a line is known: its first word has arrived, the line is not only marks so far, and it does not
 * begin with a tag, which would be a block if nothing else followed.
 */
function isDecided(line: string): boolean {
  const content = contentOf(line);
  return /^\S+\s/.test(content) && !UNDERLINE.test(line) && !/^<(?!\w[\w+.-]*[:@])/.test(content);
}

/** Tests whether the start of a line would be an underline or a block of HTML if nothing else followed. */
function isOtherAlone(head: string): boolean {
  return UNDERLINE.test(head) || /^<[\s\S]*>\s*$/.test(contentOf(head));
}

/** Returns a line without the marks of quotes and items. */
function contentOf(line: string): string {
  return line.replace(/^(?:[\s>]+|(?:[-+*]|\d{1,9}[.)])\s+)*/, "");
}
