import { VOICE_TAG } from "./voice-tag.js";

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

/** A run of marks that may begin emphasis. */
interface Opener {
  readonly mark: string;
  readonly at: number;
  count: number;
}

/**
 * Returns the offset of the first mark in a paragraph of Markdown that may be the first of a pair, if more text follows;
 * the length of the paragraph if there is none.
 *
 * @param isRest whether the paragraph began before the text, and a space is before it. @default false
 */
export function findOpenMark(paragraph: string, isRest = false): number {
  if (!isRest && /^\s*\[/.test(paragraph)) return 0; // It may be the definition of a link.
  const openers: Opener[] = [];
  for (let at = 0; at < paragraph.length; ) {
    const end = endOfMark(paragraph, at, openers);
    if (end === undefined) return Math.min(at, openers[0]?.at ?? at);
    at = end;
  }
  return openers[0]?.at ?? paragraph.length;
}

/** Returns the end of the mark or the character at an offset; `undefined` if the mark is not complete. */
function endOfMark(text: string, at: number, openers: Opener[]): number | undefined {
  const rest = text.slice(at, at + 3);
  switch (text.charAt(at)) {
    case "\\":
      return at + 2 > text.length ? undefined : (endOfVoiceTag(text, at + 1) ?? at + 2);
    case "`":
      return endOfCode(text, at);
    case "<":
      return /^<[A-Za-z/!?]/.test(rest) || rest === "<" ? after(text, ">", at) : at + 1;
    case "[":
      return isLinkComplete(text, at) ? (endOfVoiceTag(text, at) ?? at + 1) : undefined;
    case "&":
      return /^&#?\w{0,32}$/.test(text.slice(at, at + 34)) ? undefined : at + 1;
    case "$":
      return rest === "$" ? undefined : rest.startsWith("$$") ? after(text, "$$", at + 2) : at + 1;
    case "=":
      return endOfHighlight(text, at);
    case "~":
    case "*":
    case "_":
      return endOfEmphasis(text, at, openers);
    default:
      return at + 1;
  }
}

/** Returns the end of the voice tag that starts at an offset; `undefined` if none does. */
function endOfVoiceTag(text: string, at: number): number | undefined {
  const tag = new RegExp(VOICE_TAG, "y");
  tag.lastIndex = at;
  return tag.test(text) ? tag.lastIndex : undefined;
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

/** Tests whether a bracket and the target after it have arrived. A bracket without a target is text. */
function isLinkComplete(text: string, at: number): boolean {
  const close = closing(text, at, "[", "]");
  if (close === undefined || close + 1 >= text.length) return false;
  return text.charAt(close + 1) !== "(" || closing(text, close + 1, "(", ")") !== undefined;
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
  if (close >= 0) return at + 2 + close + 2;
  return at + 2 + line.length === text.length ? undefined : at + run;
}

/** Pairs a run of marks with the runs before it, as CommonMark does, and keeps it if it may begin emphasis. */
function endOfEmphasis(text: string, at: number, openers: Opener[]): number | undefined {
  const mark = text.charAt(at);
  let end = at;
  while (text.charAt(end) === mark) end += 1;
  if (end === text.length) return undefined;
  const [before, next] = [text.slice(0, at).slice(-1), text.charAt(end)];
  const isLeft = !isSpace(next) && (!isPunctuation(next) || isSpace(before) || isPunctuation(before));
  const isRight = !isSpace(before) && (!isPunctuation(before) || isSpace(next) || isPunctuation(next));
  let count = end - at;
  if (isRight && (mark !== "_" || !isLeft || isPunctuation(next))) {
    for (let index = openers.length - 1; index >= 0 && count > 0; index -= 1) {
      const opener = openers[index];
      if (opener?.mark !== mark) continue;
      const paired = Math.min(opener.count, count);
      opener.count -= paired;
      count -= paired;
      openers.length = opener.count === 0 ? index : index + 1;
    }
  }
  const opens = isLeft && (mark !== "_" || !isRight || isPunctuation(before)) && (mark !== "~" || end - at === 2);
  if (opens && count > 0) openers.push({ mark, at, count });
  return end;
}

function isSpace(character: string): boolean {
  return character === "" || /\s/u.test(character);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}
