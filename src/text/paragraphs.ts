import type { SourceRange } from "../core/range.js";
import { isContentsEntry } from "./contents-entry.js";

/** Shortest line of hard-wrapped prose. A shorter line is a heading, a list item or a line of verse. @unit characters */
const WRAPPED_MIN = 40;
/** Longest line of hard-wrapped prose. A longer line was not wrapped and is a paragraph of its own. @unit characters */
const WRAPPED_MAX = 110;

/**
 * Splits a text into paragraphs. The ranges tile the text: white space after a paragraph belongs to it.
 *
 * A blank line ends a paragraph. A single line break ends it too, unless the line looks hard-wrapped or unfinished and
 * the next line continues it.
 *
 * @param lineBefore what precedes the text on its first line, if the text begins inside a paragraph. @default nothing
 */
export function* paragraphs(text: string, lineBefore = ""): Generator<SourceRange> {
  let start = 0;
  let previous = "";
  for (const line of lines(text)) {
    const written = (line.start === 0 ? lineBefore : "") + text.slice(line.start, line.end);
    const content = written.trim();
    if (line.start > start && content !== "" && startsParagraph(previous, written)) {
      yield { start, end: line.start };
      start = line.start;
    }
    if (content !== "") previous = content;
    else if (previous !== "") previous = BLANK;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** The start of a sentence on a narrow line: four words or more, and no mark at the end. A word in lower case continues it. */
const UNFINISHED = /^["“‘'(]?\p{Lu}\S*(?:\s+\S+){2,}\s+[^\s.!?:;…]+$/u;

/** Value of `previous` after a blank line, where a new paragraph must start. */
const BLANK = "\n";

function startsParagraph(previous: string, line: string): boolean {
  if (previous === "") return false; // Blank lines before the first words belong to the first paragraph.
  if (previous === BLANK) return true;
  if (isContentsEntry(previous)) return true;
  const continues = /^\p{Ll}/u.test(line);
  if (previous.length > WRAPPED_MAX) return !(continues && /[\p{L}\p{N},]$/u.test(previous));
  if (isTitle(previous)) return true;
  if (previous.length < WRAPPED_MIN && !(continues && UNFINISHED.test(previous))) return true;
  if (!continues && /^\([^()]+\)$/u.test(previous)) return true;
  return /^(?:\t| {2}|\s*(?:[-*+•‣]|\d{1,3}[.)]|#{1,6})\s)/u.test(line);
}

/** Words of a title that have no capital. */
const SMALL =
  /^(?:an?|and|as|at|but|by|for|from|in|into|is|nor|of|off|on|onto|or|out|over|per|so|than|the|to|up|upon|via|vs?|with|without|yet)$/u;

/** A word with a capital, but not one in capitals, or a number. */
const CAPITALISED = /^["“‘'(]?(?:\p{Lu}[\p{Lu}\p{N}]{0,4}|(?=\S*\p{Lu})\S*\p{Ll}\S*|\d\S*|[&–—-]+)["”’):]?$/u;

/** Tests whether a line is a title by its capitals: "The Strange Case of Dr Jekyll". Wrapped prose rarely has such a line. */
function isTitle(line: string): boolean {
  if (line.length > WRAPPED_MAX || !/^["“‘'(]?[\p{Lu}\d].*[\p{L}\p{N})”’"!?]$/u.test(line) || !/\p{Ll}/u.test(line))
    return false;
  const words = line.split(/\s+/u);
  if (words.length < 4 || SMALL.test(words.at(-1) ?? "")) return false;
  return words.every((word) => SMALL.test(word) || CAPITALISED.test(word));
}

function* lines(text: string): Generator<SourceRange> {
  let start = 0;
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029\f\v]/gu)) {
    const end = match.index + match[0].length;
    yield { start, end };
    start = end;
  }
  if (start < text.length) yield { start, end: text.length };
}
