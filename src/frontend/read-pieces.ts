import type { CallOptions } from "../core/engine.js";
import { type Arrived, arrivedMarkup } from "../markup/arrived.js";
import type { Directive, OpenMarks, PortableMarkedText } from "../markup/marked-text.js";
import { type MarkupLanguage, markupOfStart, markupOfText } from "../markup/markup-language.js";
import { paragraphs } from "../text/paragraphs.js";
import type { ArrivingText } from "./arriving-text.js";
import { endsInBlankLine, lineBefore, mayBecomeHeading } from "./paragraph-ends.js";
import { parsePiece } from "./parse-markup.js";
import { CUT, type Piece, type PieceReader, type ReadTo } from "./piece.js";
import { beginningOf, EMPTY, movedWindow, placeAfter, type Window } from "./window.js";

/** Options of {@link readPieces}. */
export interface ReadPiecesOptions extends CallOptions {
  /** The markup language of the text. "auto" decides it as `parseMarkup` does. */
  readonly markup: MarkupLanguage | "auto";
  /** Whether to ask for the utterance so far to be spoken when the next sentence has not arrived. */
  readonly soundEarly: boolean;
  /** Called with each piece before it is read. It may throw. */
  readonly check: (script: PortableMarkedText) => void;
}

/**
 * Yields the pieces of a text that arrives. The part that has arrived since the last paragraph is parsed again whenever more
 * of it becomes certain, so that each sentence is read in the context that it has in the whole text. Of a long paragraph, only
 * a part that has no open marks before it is parsed again: see `movedWindow`.
 */
export async function* readPieces(arriving: ArrivingText, options: ReadPiecesOptions): PieceReader {
  let window = EMPTY;
  let { markup } = options;
  for (;;) {
    const { text, status } = await arriving.take();
    window = { ...window, source: window.source + text };
    const hasEnded = status.kind === "end";
    if (markup === "auto") markup = (hasEnded ? markupOfText : markupOfStart)(window.source) ?? "auto";
    const isDocument = markup === "html" || markup === "ssml";
    if (markup === "auto" || (isDocument && !hasEnded)) {
      // Nothing can be read yet.
    } else if (hasEnded || status.kind === "flush") {
      if (window.source !== "") window = yield* readClosed(window, markup, status.kind, options);
    } else window = yield* readCertain(window, markup, options);
    if (hasEnded) return;
    if (status.kind !== "more" || (options.soundEarly && (await arriving.isWaiting()))) yield CUT;
    if (status.kind === "failure") throw status.error;
  }
}

/** Yields the blocks that have arrived whole, and the certain sentences of the last one. */
async function* readCertain(
  window: Window,
  markup: MarkupLanguage,
  options: ReadPiecesOptions,
): AsyncGenerator<Piece, Window, ReadTo> {
  const { blockStart, certain } = await arrivedPart(window, markup, options);
  const rest = blockStart > 0 ? yield* readClosed(window, markup, "paragraph", options, blockStart) : window;
  const examined = certain - blockStart;
  if (examined <= rest.examined) return rest;
  const script = await parsePiece(rest.source.slice(0, examined), markup, rest.markupBefore, options);
  const isUndecided = markup === "plain" && rest.start.before === "blank" && mayBecomeHeading(script.text);
  if (isUndecided) return rest;
  options.check(script);
  const read = yield {
    script: withOpenMarks(script, rest.markupBefore.open),
    markup,
    ...rest.start,
    after: "open",
    from: rest.from,
  };
  return movedWindow({ ...rest, from: read.end, examined }, script, read.sentenceEnd, markup, options);
}

const MARKS_AT_END = /(?:\[[^[\]]{0,200}\])+$/u;

/** Finds the last block and the certain part of a window. In plain text, a block is a paragraph. */
async function arrivedPart(window: Window, markup: MarkupLanguage, options: CallOptions): Promise<Arrived> {
  const { source, start, markupBefore } = window;
  const arrived = arrivedMarkup(source, markup, beginningOf(window));
  if (markup !== "plain") return arrived;
  const script = await parsePiece(source.slice(0, arrived.certain), markup, markupBefore, options);
  const last = [...paragraphs(script.text, lineBefore(start.readBefore))].at(-1);
  if (last === undefined || last.start === 0) return { blockStart: 0, certain: arrived.certain };
  const wordStart = script.toSource({ start: last.start, end: last.start + 1 }).start;
  // A bracket or a backslash before the first word belongs to its mark.
  const markStart = /[[\\]/.test(source.charAt(wordStart - 1)) ? wordStart - 1 : wordStart;
  // The meaning of a bracket depends on the mark right before it.
  const marksBefore = source.charAt(markStart) === "[" ? MARKS_AT_END.exec(source.slice(0, markStart)) : null;
  const blockStart = markStart - (marksBefore?.[0].length ?? 0);
  const hasWord = /^\s*\S+\s/u.test(script.text.slice(last.start));
  // The first word decides about the end of the paragraph before.
  return hasWord ? { blockStart, certain: arrived.certain } : { blockStart: 0, certain: blockStart };
}

/** Yields the first `length` characters of a window as a closed piece. Returns the rest of the window. */
async function* readClosed(
  window: Window,
  markup: MarkupLanguage,
  by: "end" | "flush" | "paragraph",
  options: ReadPiecesOptions,
  length: number = window.source.length,
): AsyncGenerator<Piece, Window, ReadTo> {
  const { source, start, markupBefore, from } = window;
  const { open } = markupBefore;
  const script = await parsePiece(source.slice(0, length), markup, markupBefore, options);
  options.check(script);
  const isBlank = markup === "markdown" ? by === "paragraph" : endsInBlankLine(script.text);
  const isParagraph = by === "paragraph" || endsInBlankLine(script.source);
  const joined = by === "end" ? withOpenMarks(script, open, {}) : withOpenMarks(script, open);
  yield { script: joined, markup, ...start, after: by === "end" ? "end" : isParagraph ? "paragraph" : "cut", from };
  return {
    source: source.slice(length),
    start: {
      before: isBlank ? "blank" : isParagraph ? "line" : "cut",
      // The end of the piece counts as one character, so that each place in the words belongs to one piece.
      textStart: start.textStart + script.text.length + 1,
      sourceStart: start.sourceStart + length,
      place: placeAfter(window, length),
    },
    markupBefore: { open: script.edges.open, definitions: script.edges.definitions },
    from: -1,
    examined: 0,
  };
}

/**
 * Extends the directives of the marks that are open on either side of a piece over the white space there, as the text before
 * and after it requires.
 */
function withOpenMarks(
  script: PortableMarkedText,
  before: OpenMarks,
  after: OpenMarks = script.edges.open,
): PortableMarkedText {
  let { directives } = script;
  for (const kind of ["rate", "voice"] as const) {
    const own = directives.filter((directive) => directive.kind === kind);
    const [first, last] = [own[0], own.at(-1)];
    const extended = (directive: Directive): Directive => {
      const { start, end } = directive.range;
      const isAtStart = directive === first && before[kind] !== undefined && script.text.slice(0, start).trim() === "";
      const isAtEnd = directive === last && after[kind] !== undefined && script.text.slice(end).trim() === "";
      return { ...directive, range: { start: isAtStart ? 0 : start, end: isAtEnd ? script.text.length : end } };
    };
    directives = directives.map((directive) => (directive.kind === kind ? extended(directive) : directive));
  }
  return { ...script, directives };
}
