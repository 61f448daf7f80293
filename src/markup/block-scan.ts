import type { SourceStart } from "./arrived.js";
import { endOfHtml } from "./html-blocks.js";
import { PARAGRAPH_LEAD } from "./marked-text.js";

/** A line of a source. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Returns the lines of a source from an offset on. The last one has not arrived whole; it may be empty. If the source begins
 * inside a paragraph, the text of its first line has a lead.
 */
export function linesOf(source: string, from: number, begins: SourceStart): readonly Line[] {
  const lines: Line[] = [];
  let start = from;
  let lead = begins === "paragraph" ? PARAGRAPH_LEAD : "";
  for (const { index, 0: written } of source.slice(from).matchAll(/\r\n|\n|\r(?!$)/g)) {
    const end = from + index + written.length;
    lines.push({ start, end, text: lead + source.slice(start, from + index) });
    start = end;
    lead = "";
  }
  return [...lines, { start, end: source.length, text: lead + source.slice(start) }];
}

/** The second line of a table, the underline of a heading, or the beginning of one. */
export const UNDERLINE: RegExp = /^[\s>|:=-]*$/;

/** A line that is a block itself, or begins an item of a list. */
export const OWN_LINE: RegExp = /^[\s>]*(?:#{1,6}\s|(?:[-+*]|\d{1,9}[.)])\s)/;
/** Longest line that is a heading if it is underlined: a longer one is read before the next line arrives. @unit characters */
const HEADING_MAX = 80;

/** Tests whether a paragraph is a heading if it is underlined: one short line, which begins no item of a list. */
export function mayBeUnderlined(paragraph: string): boolean {
  return paragraph.length <= HEADING_MAX && !/[\r\n]/.test(paragraph) && !OWN_LINE.test(paragraph);
}

/** An item of a numbered list other than the first one. */
const NUMBERED = /^[\s>]*(?!1[.)])\d{1,9}[.)]\s/;
const FENCE = /^((?:[\s>]*(?:[-+*]|\d{1,9}[.)])\s)*[\s>]*)(`{3,}(?!.*`)|~{3,})/;
/** Tests whether a line begins an item of a list that is in no other block. */
export function isItem(line: string): boolean {
  return /^(?:[-+*]|\d{1,9}[.)])(?:\s|$)/.test(line);
}

/** A scan of the lines of Markdown. */
export interface BlockScan {
  /** Start of the last block that does not belong to a block before it. */
  readonly blockStart: number;
  /** Start of the last heading, item or paragraph. */
  readonly paragraphStart: number;
  /** Whether the last line may be in a list. */
  readonly inList: boolean;
  /** Start of the code or HTML that is open at the end. */
  readonly silentStart: number | undefined;
  /** Reads the next line. */
  add(line: Line): void;
}

/**
 * Finds the blocks of Markdown line by line. It takes two blocks for one where that is not certain.
 *
 * @param start offset of the first line
 */
export function createBlockScan(start: number): BlockScan {
  let [blockStart, paragraphStart] = [start, start];
  let silent:
    | { readonly start: number; readonly isEnd: (line: string) => boolean; readonly inList: boolean }
    | undefined;
  let afterBlank = true;
  let afterHeading = false;
  let afterIndent = false;
  let inList = false;

  function readBlockStart({ start: at, text }: Line): void {
    // After code that is indented, micromark begins no list at some items that begin one elsewhere.
    const mayGoOn = (isItem(text) && (inList || afterIndent)) || text.startsWith("---");
    const startsBlock = afterBlank && /^\S/.test(text) && !mayGoOn;
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
    get inList() {
      return inList;
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
      const isEnd = endOfCode(text) ?? endOfHtml(text, paragraphStart < at);
      if (isEnd !== undefined) {
        silent = { start: at, isEnd, inList: isItem(text) || (/^[\s>]/.test(text) && (inList || text.includes(">"))) };
      }
      afterBlank = false;
      afterIndent = /^\s/.test(text);
      afterHeading = /^[\s>]*#{1,6}\s/.test(text);
    },
  };
}

/** Returns the test for the last line of the code that a line begins; `undefined` if it begins none. */
function endOfCode(text: string): ((line: string) => boolean) | undefined {
  const fence = FENCE.exec(text)?.[2];
  if (fence === undefined) return undefined;
  const close = new RegExp(`^[\\s>]*${fence.charAt(0)}{${fence.length},}\\s*$`);
  return (line) => close.test(line);
}
