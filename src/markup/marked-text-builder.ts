import { type SourceRange, trimmed } from "../core/range.js";
import { createLineIndex } from "./line-index.js";
import {
  type Break,
  type Directive,
  type DirectiveKind,
  type MarkupProblem,
  PARAGRAPH_ENDS,
  type ParagraphEnd,
  type PortableMarkedText,
  toPortableMarkedText,
} from "./marked-text.js";
import { createOffsetMap, type OffsetMap } from "./offset-map.js";

/** Builds a marked text, from the start of its source to the end. */
export interface MarkedTextBuilder {
  /** Length of the text so far. */
  readonly length: number;
  /** Copies a range of the source unchanged. */
  copy(start: number, end: number): void;
  /**
   * Writes a range of the source as running text: white space becomes one space between words.
   *
   * @param text replacement of the same length. @default the source itself
   */
  flow(start: number, end: number, text?: string): void;
  /** Writes `text` in place of a range of the source. */
  put(text: string, start: number, end: number): void;
  /** Writes `text` before the next words. An empty `text` cancels the one before; without words it is dropped. */
  lead(text: string, start: number, end: number): void;
  /** Writes white space in place of a range of the source. */
  space(start: number, end: number): void;
  /** Begins another cell, sentence or paragraph with the next words. Of several cuts at one place the strongest counts. */
  cut(kind: Cut): void;
  /** Ends a line: the next words begin a sentence, or a paragraph after a second line break. */
  newLine(): void;
  /** Adds a silence after the text so far. @unit seconds */
  pause(seconds: number): void;
  /** Adds a directive for the text from `start` to its end so far. Returns false if that text has no words. */
  addDirective(start: number, directive: DirectiveKind): boolean;
  /** Adds a problem with a range of the source. */
  problem(message: string, source: SourceRange): void;
  finish(): PortableMarkedText & { readonly map: OffsetMap };
}

/** Kind of a boundary between words, from the weakest to the strongest. */
export type Cut = "cell" | "sentence" | ParagraphEnd;

/** Text between the words on either side of a cut; `PARAGRAPH_SEPARATOR` for other cuts. */
const SEPARATORS: Partial<Record<Cut, string>> = { cell: ", ", sentence: " " };
const PARAGRAPH_SEPARATOR = "\n\n";
/** All cuts, weakest first. */
const CUTS: readonly Cut[] = ["cell", "sentence", ...PARAGRAPH_ENDS];

/** Creates a builder for one source. */
export function createMarkedTextBuilder(source: string): MarkedTextBuilder {
  const placeOf = createLineIndex(source);
  const map = createOffsetMap();
  const pieces: string[] = [];
  const directives: Directive[] = [];
  const breaks: Break[] = [];
  const problems: MarkupProblem[] = [];
  let length = 0;
  let sourceEnd = 0;
  /** White space that is written if words follow. */
  let space: SourceRange | undefined;
  let cut: Cut | undefined;
  let lead: { readonly text: string; readonly range: SourceRange } | undefined;
  /** End of the last piece that contains words. */
  let wordsEnd = 0;

  function write(text: string, start: number, end: number): void {
    if (text === "") return;
    // The range of an element that the end of a page closes may lie before text that is already written.
    const from = Math.max(start, sourceEnd);
    sourceEnd = Math.max(end, from);
    pieces.push(text);
    map.add(text.length, from, sourceEnd);
    length += text.length;
  }

  function writeWords(text: string, start: number, end: number): void {
    if (cut !== undefined && wordsEnd > 0) {
      const marked = cut === "cell" && /[.,;:!?…]$/.test(pieces.at(-1) ?? "");
      write(marked ? " " : (SEPARATORS[cut] ?? PARAGRAPH_SEPARATOR), sourceEnd, lead?.range.start ?? start);
      if (cut !== "cell") breaks.push({ at: length, kind: cut });
    } else if (space !== undefined && wordsEnd > 0) {
      write(" ", space.start, space.end);
    }
    cut = undefined;
    space = undefined;
    if (lead !== undefined) write(lead.text, lead.range.start, lead.range.end);
    lead = undefined;
    write(text, start, end);
    if (/\S/.test(text)) wordsEnd = length;
  }

  function raise(kind: Cut): void {
    if (cut === undefined || CUTS.indexOf(kind) > CUTS.indexOf(cut)) cut = kind;
  }

  return {
    get length() {
      return length;
    },
    copy: (start, end) => {
      if (end > start) writeWords(source.slice(start, end), start, end);
    },
    flow(start, end, text = source.slice(start, end)) {
      for (const match of text.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*/g)) {
        const from = start + match.index;
        const to = from + match[0].length;
        if (/^[ \t\n\r\f]/.test(match[0])) space ??= { start: from, end: to };
        else writeWords(match[0], from, to);
      }
    },
    put: (text, start, end) => {
      if (text !== "") writeWords(text, start, end);
    },
    lead: (text, start, end) => {
      lead = text === "" ? undefined : { text, range: { start, end } };
    },
    space: (start, end) => {
      space ??= { start, end };
    },
    cut: raise,
    newLine: () => raise(cut === "sentence" ? "paragraph" : "sentence"),
    pause: (seconds) => breaks.push({ at: length, kind: "pause", seconds }),
    addDirective(start, directive) {
      if (wordsEnd <= start) return false;
      directives.push({ range: { start, end: length }, ...directive });
      return true;
    },
    problem: (message, range) => problems.push({ message, source: range, ...placeOf(range.start) }),
    finish() {
      const text = pieces.join("");
      const markedText = toPortableMarkedText({
        source,
        text,
        // A directive begins and ends with a word. Of two with the same range, the inner one was added first.
        directives: directives
          .reverse()
          .map((directive) => ({ ...directive, range: trimmed(text, directive.range) }))
          .sort(outermostFirst),
        breaks,
        problems: problems.sort((a, b) => a.source.start - b.source.start),
        offsets: [map.table],
      });
      return { ...markedText, map };
    },
  };
}

/** Compares two directives by start, then the longer first. Directives with equal ranges keep their order. */
export function outermostFirst({ range: a }: Directive, { range: b }: Directive): number {
  return a.start - b.start || b.end - a.end;
}
