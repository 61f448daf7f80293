import { createOpenRuns, type OpenRuns } from "./open-runs.js";

/** Longest inline mark: the label and the target of a link, with their brackets. @unit characters */
const LONGEST = 2_600;

/** The beginning of an inline mark that has not arrived whole. See `inline.ts`. */
const OPEN = /\[(?:[^[\]]{0,500}|[^[\]]{1,500}\](?:\((?:[^()\r\n]|\([^()\r\n]{0,500}\)?){0,2000})?)$/u;

/**
 * Returns the length of a plain text before its first bracket that may begin an inline mark, if more text follows.
 *
 * @param end only the text up to here is examined
 */
export function findOpenBracket(source: string, end: number): number {
  const from = Math.max(0, end - LONGEST);
  const found = from + (OPEN.exec(source.slice(from, end))?.index ?? end - from);
  // A backslash before a bracket changes its meaning, and a line feed may follow a carriage return.
  return found === end && /[\\\r\ud800-\udbff]/.test(source.charAt(end - 1)) ? end - 1 : found;
}

/**
 * Returns the offset of the first mark in a paragraph of Markdown that may be the first of a pair, if more text follows;
 * the length of the paragraph if there is none.
 *
 * @param paragraph with the formulas and the marks in voice tags hidden
 * @param isRest whether the paragraph began before the text, and a space is before it. @default false
 */
export function findOpenMark(paragraph: string, isRest = false): number {
  if (!isRest && /^\s*\[/.test(paragraph)) return 0; // It may be the definition of a link.
  const runs = createOpenRuns();
  for (let at = 0; at < paragraph.length; ) {
    const end = endOfMark(paragraph, at, runs);
    if (end === undefined) return Math.min(at, runs.start ?? at);
    at = end;
  }
  return runs.start ?? paragraph.length;
}

/** Returns the end of the mark or the character at an offset; `undefined` if the mark is not complete. */
function endOfMark(text: string, at: number, runs: OpenRuns): number | undefined {
  const rest = text.slice(at, at + 2);
  switch (text.charAt(at)) {
    case "\\":
      return at + 2 > text.length ? undefined : at + 2;
    case "`":
      return endOfCode(text, at);
    case "<":
      return /^<(?:$|[A-Za-z/!?])/.test(rest) ? endOfTag(text, at) : at + 1;
    case "[":
      return endOfBracket(text, at);
    case "&":
      return /^&#?\w{0,32}$/.test(text.slice(at, at + 34)) ? undefined : at + 1;
    case "=":
      return endOfHighlight(text, at);
    case "~":
    case "*":
    case "_":
      return runs.read(text, at);
    default:
      return at + 1;
  }
}

const TAG = /<(?:"[^"]*"|'[^']*'|[^"'>])*>/y;

/** Returns the end of an HTML tag, a comment or an address in angle brackets. */
function endOfTag(text: string, at: number): number | undefined {
  if (text.startsWith("<!--", at)) return after(text, "-->", at);
  if (text.startsWith("<?", at)) return after(text, "?>", at);
  if (text.startsWith("<![CDATA[", at)) return after(text, "]]>", at);
  TAG.lastIndex = at;
  return TAG.test(text) ? TAG.lastIndex : undefined;
}

function after(text: string, mark: string, at: number): number | undefined {
  const found = text.indexOf(mark, at);
  return found < 0 ? undefined : found + mark.length;
}

function endOfCode(text: string, at: number): number | undefined {
  const fence = /^`+/.exec(text.slice(at))?.[0] ?? "";
  for (const { index, 0: run } of text.slice(at + fence.length).matchAll(/`+/g)) {
    const end = at + fence.length + index + run.length;
    if (run.length === fence.length) return end < text.length ? end : undefined;
  }
  return undefined;
}

/** The target of a link: an address, and maybe a title. */
const TARGET = /^\(\s*(?:<[^<>\n]*>|(?:\\.|[^\s()<>\\]|\((?:\\.|[^\s()\\])*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)$/;

/**
 * Returns the end of a link, or of the bracket if it is text. Returns `undefined` if the label or the target has not arrived,
 * or if the label has a mark without a partner.
 */
function endOfBracket(text: string, at: number): number | undefined {
  const close = closing(text, at, "[", "]");
  if (close === undefined || close + 1 >= text.length) return undefined;
  if (text.charAt(close + 1) === "[" && closing(text, close + 1, "[", "]") === undefined) return undefined;
  if (text.charAt(close + 1) !== "(") return at + 1;
  const end = closing(text, close + 1, "(", ")");
  if (end === undefined) return undefined;
  const label = text.slice(at + 1, close);
  if (/[`<[\\]/.test(label) || !TARGET.test(text.slice(close + 1, end + 1))) return at + 1;
  const runs = createOpenRuns();
  const marked = `${label}]`;
  for (const { index } of marked.matchAll(/([*_~])\1*/g)) runs.read(marked, index);
  return runs.areBalanced ? end + 1 : undefined;
}

/** Returns the offset of the bracket that closes the one at `at`. */
function closing(text: string, at: number, open: string, close: string): number | undefined {
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\\") index += 1;
    else if (character === open) depth += 1;
    else if (character === close) depth -= 1;
    if (depth === 0) return index;
  }
  return undefined;
}

/** `==marked==` on one line. */
function endOfHighlight(text: string, at: number): number | undefined {
  const run = /^=+/.exec(text.slice(at))?.[0].length ?? 1;
  if (at + run === text.length) return undefined;
  if (run !== 2 || /\s/.test(text.charAt(at + 2))) return at + run;
  const [line = ""] = text.slice(at + 2).split("\n", 1);
  const close = line.indexOf("==");
  const end = at + 2 + close + 2;
  if (close >= 0) return end < text.length ? end : undefined;
  return at + 2 + line.length === text.length ? undefined : at + run;
}
