import type { CallOptions } from "../core/engine.js";
import type { SourceStart } from "../markup/arrived.js";
import { createLineIndex, type LineColumn } from "../markup/line-index.js";
import { type MarkupBefore, NOTHING_BEFORE, type PortableMarkedText } from "../markup/marked-text.js";
import type { MarkupLanguage } from "../markup/markup-language.js";
import { type Resumption, resumptionBefore } from "../markup/resume.js";
import { paragraphs } from "../text/paragraphs.js";
import { paragraphAfter } from "../text/sentence-candidates.js";
import { kindOfStart, lineBefore } from "./paragraph-ends.js";
import { parsePiece } from "./parse-markup.js";
import { CONTEXT, type Piece, type ReadBefore, START } from "./piece.js";

/** The part of a text that has arrived and is parsed again when more of it becomes certain. */
export interface Window {
  readonly source: string;
  readonly start: Omit<Piece, "script" | "markup" | "after" | "from">;
  /** State of the markup at its start. */
  readonly markupBefore: MarkupBefore;
  /** The place in its words up to which it has been read. */
  readonly from: number;
  /** Length of the source that has been examined. */
  readonly examined: number;
}

/** The window before any text has arrived. */
export const EMPTY: Window = { source: "", start: START, markupBefore: NOTHING_BEFORE, from: -1, examined: 0 };

/** Returns where the source of a window begins. */
export function beginningOf({ start }: Window): SourceStart {
  if (start.readBefore?.paragraph !== undefined) return "paragraph";
  return start.before === "start" ? "text" : "block";
}

/** Returns the place in the whole text that is `length` characters after the start of a window. */
export function placeAfter({ source, start }: Window, length: number): LineColumn {
  const { line, column } = createLineIndex(source.slice(0, length))(length);
  const { place } = start;
  return { line: place.line + line - 1, column: line === 1 ? place.column + column - 1 : column };
}

/**
 * Length of the read part of a window from which on the window is moved. So a sentence is parsed again together with at
 * most so many characters before it. @unit characters
 */
const READ_MOST = 500;

/**
 * Moves a window behind a sentence that has been read, so that the work for the next sentence does not grow with the length
 * of the paragraph. Returns the window unchanged if little has been read, or if the rest does not have the same meaning
 * alone: inside an inline mark, in a quote, in a long paragraph of a list.
 *
 * @param script the parsed window, up to what is certain of it
 * @param sentenceEnd the end of the sentence in its words
 */
export async function movedWindow(
  window: Window,
  script: PortableMarkedText,
  sentenceEnd: number,
  markup: MarkupLanguage,
  options: CallOptions,
): Promise<Window> {
  if (sentenceEnd < READ_MOST || sentenceEnd >= script.text.length) return window;
  // The rest of an ellipsis that began before the end of the sentence: "So it was. . . ."
  if (/^[.…]/u.test(script.text.slice(sentenceEnd))) return window;
  const word = script.toSource({ start: sentenceEnd, end: sentenceEnd + 1 }).start;
  const found = resumptionBefore(window.source, word, markup, beginningOf(window));
  const readBefore = found && wordsBefore(window, script.text, sentenceEnd, found);
  if (found === undefined || readBefore === undefined) return window;
  const { at } = found;
  const head = await parsePiece(window.source.slice(0, at), markup, window.markupBefore, options);
  const marksBefore = found.marks + (window.markupBefore.marksInParagraph ?? 0);
  const markupBefore: MarkupBefore = {
    open: head.edges.open,
    definitions: head.edges.definitions,
    ...(markup === "markdown" && found.begins === "paragraph" && { marksInParagraph: marksBefore }),
  };
  const rest = await parsePiece(script.source.slice(at), markup, markupBefore, options);
  const isSame =
    rest.text === script.text.slice(sentenceEnd) && rest.toSource({ start: 0, end: 1 }).start + at === word;
  if (!isSame) return window;
  const { textStart, sourceStart } = window.start;
  return {
    source: window.source.slice(at),
    start: {
      before: "cut",
      readBefore,
      textStart: textStart + sentenceEnd,
      sourceStart: sourceStart + at,
      place: placeAfter(window, at),
    },
    markupBefore,
    from: window.from - sentenceEnd,
    examined: window.examined - at,
  };
}

/** Returns what the rules see of the words before a place; `undefined` if the words after it are read differently alone. */
function wordsBefore(
  { start: { readBefore } }: Window,
  text: string,
  place: number,
  { begins }: Resumption,
): ReadBefore | undefined {
  const words = ((readBefore?.words ?? "") + text.slice(0, place)).slice(-CONTEXT);
  const paragraph = [...paragraphs(text, lineBefore(readBefore))].find(({ end }) => end > place);
  if (paragraph === undefined) return undefined;
  if (begins === "block") return paragraph.start === place ? { words } : undefined;
  const before = paragraph.start === 0 ? readBefore?.paragraph : undefined;
  const head = { start: paragraph.start, end: place };
  const kind = before?.kind ?? kindOfStart(text.slice(head.start, head.end));
  return kind && { words, paragraph: { kind, ...paragraphAfter(text, head, before) } };
}
