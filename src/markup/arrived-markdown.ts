import type { Arrived } from "./arrived.js";
import { openMark } from "./open-marks.js";

/** A longer paragraph is read before it is known whether its lines are underlined as a heading. @unit characters */
const HEADING_MAX = 80;

/** Finds what is certain of a Markdown source, to which more may be added: see `arrivedMarkup`. */
export function arrivedMarkdown(source: string, isFirst: boolean): Arrived {
  const front = frontMatterEnd(source, isFirst);
  if (front === undefined) return { blockStart: 0, certain: 0 };
  const scan = createBlockScan(front);
  const lines = linesOf(source, front);
  const last = lines.at(-1);
  for (const line of lines) if (line !== last || isDecided(line.text)) scan.add(line);
  const { blockStart, paragraphStart, silentStart } = scan;
  if (last === undefined || silentStart !== undefined) return { blockStart, certain: silentStart ?? front };
  let end = isDecided(last.text) && !last.text.includes("|") ? source.length : last.start;
  if (end === last.start || UNDERLINE.test(last.text)) end = beforeUnderline(lines, paragraphStart);
  const paragraph = source.slice(paragraphStart, end);
  const isHeadless = paragraphStart === front && isFirst;
  if (end > paragraphStart && !isHeadless && mayBeUnderlined(paragraph)) end = paragraphStart;
  if (end <= paragraphStart) return { blockStart, certain: end };
  const certain = paragraphStart + openMark(paragraph);
  // A line that ends after its first marks would underline the line before it.
  const endsInMarks = certain > last.start && UNDERLINE.test(source.slice(last.start, certain));
  return { blockStart, certain: endsInMarks ? last.start : certain };
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

function mayBeUnderlined(paragraph: string): boolean {
  return paragraph.length <= HEADING_MAX && !/[\r\n]/.test(paragraph) && !OWN_LINE.test(paragraph);
}

/** Returns the end of the front matter of a text, 0 if it has none; `undefined` if its end has not arrived. */
function frontMatterEnd(source: string, isFirst: boolean): number | undefined {
  if (!isFirst) return 0;
  if (/^\uFEFF?-{0,3}[ \t]*\r?\n?(?:[\w"'-]+[ \t]*)?$/.test(source)) return undefined;
  if (!/^\uFEFF?---[ \t]*\r?\n(?:[\w"'-]+[ \t]*:|#)/.test(source)) return 0;
  const end = /\n(?:---|\.\.\.)[ \t]*\r?\n/.exec(source);
  return end === null ? undefined : end.index + end[0].length;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Returns the lines of a source from an offset on. The last one has not arrived whole; it may be empty. */
function linesOf(source: string, from: number): readonly Line[] {
  const lines: Line[] = [];
  let start = from;
  for (const { index, 0: written } of source.slice(from).matchAll(/\r\n|\n|\r(?!$)/g)) {
    const end = from + index + written.length;
    lines.push({ start, end, text: source.slice(start, from + index) });
    start = end;
  }
  return [...lines, { start, end: source.length, text: source.slice(start) }];
}

/** Tests whether the kind of a line is known: its first word has arrived, and the line is not only marks so far. */
function isDecided(line: string): boolean {
  const content = line.replace(/^(?:[\s>]+|(?:[-+*]|\d{1,9}[.)])\s+)*/, "");
  return /^\S+\s/.test(content) && !UNDERLINE.test(line);
}

/** The second line of a table, the underline of a heading, or the beginning of one. */
const UNDERLINE = /^[\s>|:=-]*$/;

/** A line that is a block itself, or begins an item of a list. */
const OWN_LINE = /^[\s>]*(?:#{1,6}\s|(?:[-+*]|\d{1,9}[.)])\s)/;
/** An item of a numbered list other than the first one. */
const NUMBERED = /^[\s>]*(?!1[.)])\d{1,9}[.)]\s/;
const FENCE = /^((?:[\s>]*(?:[-+*]|\d{1,9}[.)])\s)*[\s>]*)(`{3,}(?!.*`)|~{3,})/;
/** HTML that a blank line does not end, with its end. */
const HTML: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![A-Za-z]/, />/],
];
const HTML_LINE = /^ {0,3}<[A-Za-z/]/;

function isItem(line: string): boolean {
  return /^(?:[-+*]|\d{1,9}[.)])(?:\s|$)/.test(line);
}

interface BlockScan {
  /** Start of the last block that does not belong to a block before it. */
  readonly blockStart: number;
  /** Start of the last heading, item or paragraph. */
  readonly paragraphStart: number;
  /** Start of the code or HTML that is open at the end. */
  readonly silentStart: number | undefined;
  /** Reads the next line. */
  add(line: Line): void;
}

/** Finds the blocks of Markdown line by line. It takes two blocks for one where that is not certain. */
function createBlockScan(start: number): BlockScan {
  let [blockStart, paragraphStart] = [start, start];
  let silent:
    | { readonly start: number; readonly isEnd: (line: string) => boolean; readonly inList: boolean }
    | undefined;
  let afterBlank = true;
  let afterHeading = false;
  let inList = false;

  function readBlockStart({ start: at, text }: Line): void {
    const startsBlock = afterBlank && /^\S/.test(text) && !(isItem(text) && inList) && !text.startsWith("---");
    if (startsBlock) blockStart = at;
    if (isItem(text) || /^[\s>]+(?:[-+*]|\d{1,9}[.)])\s/.test(text)) inList = true;
    else if (startsBlock) inList = false;
  }

  return {
    get blockStart() {
      return blockStart;
    },
    get paragraphStart() {
      return paragraphStart;
    },
    get silentStart() {
      return silent?.start;
    },
    add(line) {
      const { start: at, end, text } = line;
      if (silent?.inList && /^[^\s>]/.test(text)) silent = undefined; // The line ends the list, with the code in it.
      if (silent !== undefined) {
        inList ||= isItem(text); // A line that looks like HTML may be a paragraph, which a list ends.
        afterBlank = text.trim() === "";
        if (!silent.isEnd(text)) return;
        silent = undefined;
        paragraphStart = end;
        return;
      }
      if (text.trim() === "") {
        afterBlank = true;
        paragraphStart = end;
        return;
      }
      // Only the first number of a list can end a paragraph.
      const isOwn = OWN_LINE.test(text) && (inList || !NUMBERED.test(text));
      readBlockStart(line);
      if (afterBlank || afterHeading || isOwn) paragraphStart = at;
      const isEnd = endOfSilent(text);
      if (isEnd !== undefined) {
        silent = { start: at, isEnd, inList: isItem(text) || (/^[\s>]/.test(text) && (inList || text.includes(">"))) };
        if (HTML.some(([opens, closes]) => opens.test(text) && closes.test(text))) silent = undefined;
      }
      afterBlank = false;
      afterHeading = /^[\s>]*#{1,6}\s/.test(text);
    },
  };
}

/** Returns the test for the last line of the code or HTML that a line begins; `undefined` if it begins none. */
function endOfSilent(text: string): ((line: string) => boolean) | undefined {
  const fence = FENCE.exec(text)?.[2];
  if (fence !== undefined) {
    const close = new RegExp(`^[\\s>]*${fence.charAt(0)}{${fence.length},}\\s*$`);
    return (line) => close.test(line);
  }
  const html = HTML.find(([opens]) => opens.test(text));
  if (html !== undefined) return (line) => html[1].test(line);
  return HTML_LINE.test(text) ? (line) => line.trim() === "" : undefined;
}
