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

/** Writes a script from the start of its source to its end. */
export interface MarkedTextBuilder {
  /** Length of the text so far. */
  readonly length: number;
  /** Takes a stretch of the source as it is. */
  copy(start: number, end: number): void;
  /**
   * Takes a stretch of the source as running text, whose white space is no more than a space between words.
   *
   * @param text what to take in its place, of the same length
   */
  flow(start: number, end: number, text?: string): void;
  /** Writes `text` in place of a stretch of the source. */
  put(text: string, start: number, end: number): void;
  /** Writes `text` before the next words; without words it is dropped. */
  lead(text: string, start: number, end: number): void;
  /** White space, whatever stands there in the source. */
  space(start: number, end: number): void;
  /** The next words belong to another cell, sentence or paragraph. Of several cuts at one place the strongest counts. */
  cut(kind: Cut): void;
  /** A line ends: another sentence follows, or another paragraph where a line has just ended. */
  newLine(): void;
  pause(seconds: number): void;
  /** Asks for the text from `start` to here. False where there is none, or only white space. */
  ask(start: number, ask: DirectiveKind): boolean;
  problem(message: string, source: SourceRange): void;
  finish(): PortableMarkedText & { readonly map: OffsetMap };
}

export type Cut = "cell" | "sentence" | ParagraphEnd;

/** What stands between two words that a cut parts; the stronger cuts come last. */
const SEPARATORS: Partial<Record<Cut, string>> = { cell: ", ", sentence: " " };
const PARAGRAPH_SEPARATOR = "\n\n";
const CUTS: readonly Cut[] = ["cell", "sentence", ...PARAGRAPH_ENDS];

export function createMarkedTextBuilder(source: string): MarkedTextBuilder {
  const placeOf = createLineIndex(source);
  const map = createOffsetMap();
  const pieces: string[] = [];
  const directives: Directive[] = [];
  const breaks: Break[] = [];
  const problems: MarkupProblem[] = [];
  let length = 0;
  let sourceEnd = 0;
  /** White space that is written only if words follow. */
  let space: SourceRange | undefined;
  let cut: Cut | undefined;
  let lead: { readonly text: string; readonly range: SourceRange } | undefined;
  /** Where the text would end if white space at its end were dropped, give or take a piece. */
  let wordsEnd = 0;

  function write(text: string, start: number, end: number): void {
    if (text === "") return;
    // What closes by itself at the end of a page may be said to stand before it.
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
    ask(start, ask) {
      if (wordsEnd <= start) return false;
      directives.push({ range: { start, end: length }, ...ask });
      return true;
    },
    problem: (message, range) => problems.push({ message, source: range, ...placeOf(range.start) }),
    finish() {
      const text = pieces.join("");
      const script = toPortableMarkedText({
        source,
        text,
        // A directive begins and ends with a word. Of two that ask for the same stretch, the inner one was closed first.
        directives: directives
          .reverse()
          .map((directive) => ({ ...directive, range: trimmed(text, directive.range) }))
          .sort(outermostFirst),
        breaks,
        problems: problems.sort((a, b) => a.source.start - b.source.start),
        offsets: [map.table],
      });
      return { ...script, map };
    },
  };
}

/** Orders directives; those of one range stay as they are. */
export function outermostFirst({ range: a }: Directive, { range: b }: Directive): number {
  return a.start - b.start || b.end - a.end;
}
