import { type SourceRange, trimmed } from "../core/range.js";
import { createLineIndex } from "./line-index.js";
import {
  type Break,
  type Directive,
  type DirectiveKind,
  type MarkedEdges,
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
  /** @param open the marks that are open at the end. @default none */
  finish(open?: MarkedEdges["open"]): PortableMarkedText & { readonly map: OffsetMap };
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
  return new Builder(source);
}

class Builder implements MarkedTextBuilder {
  readonly #source: string;
  readonly #placeOf: ReturnType<typeof createLineIndex>;
  readonly #map = createOffsetMap();
  readonly #pieces: string[] = [];
  readonly #directives: Directive[] = [];
  readonly #breaks: Break[] = [];
  readonly #problems: MarkupProblem[] = [];
  #length = 0;
  #sourceEnd = 0;
  /** White space that is written if words follow. */
  #space: SourceRange | undefined;
  #cut: Cut | undefined;
  #lead: { readonly text: string; readonly range: SourceRange } | undefined;
  /** End of the last piece that contains words. */
  #wordsEnd = 0;
  /** The cut before the first words. */
  #opening: Cut | undefined;

  constructor(source: string) {
    this.#source = source;
    this.#placeOf = createLineIndex(source);
  }

  get length(): number {
    return this.#length;
  }

  copy(start: number, end: number): void {
    if (end > start) this.#writeWords(this.#source.slice(start, end), start, end);
  }

  flow(start: number, end: number, text: string = this.#source.slice(start, end)): void {
    for (const match of text.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*/g)) {
      const from = start + match.index;
      const to = from + match[0].length;
      if (/^[ \t\n\r\f]/.test(match[0])) this.space(from, to);
      else this.#writeWords(match[0], from, to);
    }
  }

  put(text: string, start: number, end: number): void {
    if (text !== "") this.#writeWords(text, start, end);
  }

  lead(text: string, start: number, end: number): void {
    this.#lead = text === "" ? undefined : { text, range: { start, end } };
  }

  space(start: number, end: number): void {
    this.#space ??= { start, end };
  }

  cut(kind: Cut): void {
    if (this.#cut === undefined || CUTS.indexOf(kind) > CUTS.indexOf(this.#cut)) this.#cut = kind;
  }

  newLine(): void {
    this.cut(this.#cut === "sentence" ? "paragraph" : "sentence");
  }

  pause(seconds: number): void {
    this.#breaks.push({ at: this.#length, kind: "pause", seconds });
  }

  addDirective(start: number, directive: DirectiveKind): boolean {
    if (this.#wordsEnd <= start) return false;
    this.#directives.push({ range: { start, end: this.#length }, ...directive });
    return true;
  }

  problem(message: string, range: SourceRange): void {
    this.#problems.push({ message, source: range, ...this.#placeOf(range.start) });
  }

  finish(open: MarkedEdges["open"] = {}): PortableMarkedText & { readonly map: OffsetMap } {
    const opening = this.#wordsEnd === 0 ? this.#cut : this.#opening;
    const text = this.#pieces.join("");
    const markedText = toPortableMarkedText({
      source: this.#source,
      text,
      // A directive begins and ends with a word. Of two with the same range, the inner one was added first.
      directives: this.#directives
        .reverse()
        .map((directive) => ({ ...directive, range: trimmed(text, directive.range) }))
        .sort(outermostFirst),
      breaks: this.#breaks,
      problems: this.#problems.sort((a, b) => a.source.start - b.source.start),
      offsets: [this.#map.table],
      edges: { ...edge("opening", opening), ...edge("closing", this.#cut), open },
    });
    return { ...markedText, map: this.#map };
  }

  #writeWords(text: string, start: number, end: number): void {
    const cut = this.#cut;
    const lead = this.#lead;
    if (cut !== undefined && this.#wordsEnd > 0) {
      const marked = cut === "cell" && /[.,;:!?…]$/.test(this.#pieces.at(-1) ?? "");
      const separator = marked ? " " : (SEPARATORS[cut] ?? PARAGRAPH_SEPARATOR);
      this.#write(separator, this.#sourceEnd, lead?.range.start ?? start);
      if (cut !== "cell") this.#breaks.push({ at: this.#length, kind: cut });
    } else if (this.#space !== undefined && this.#wordsEnd > 0) {
      this.#write(" ", this.#space.start, this.#space.end);
    }
    if (this.#wordsEnd === 0) this.#opening ??= cut;
    this.#cut = undefined;
    this.#space = undefined;
    this.#lead = undefined;
    if (lead !== undefined) this.#write(lead.text, lead.range.start, lead.range.end);
    this.#write(text, start, end);
    if (/\S/.test((lead?.text ?? "") + text)) this.#wordsEnd = this.#length;
  }

  #write(text: string, start: number, end: number): void {
    if (text === "") return;
    // The range of an element that the end of a page closes may lie before text that is already written.
    const from = Math.max(start, this.#sourceEnd);
    this.#sourceEnd = Math.max(end, from);
    this.#pieces.push(text);
    this.#map.add(text.length, from, this.#sourceEnd);
    this.#length += text.length;
  }
}

function edge(name: "opening" | "closing", cut: Cut | undefined): Pick<MarkedEdges, "opening" | "closing"> {
  return cut === undefined || cut === "cell" || cut === "sentence" ? {} : { [name]: cut };
}

/** Compares two directives by start, then the longer first. Directives with equal ranges keep their order. */
export function outermostFirst({ range: a }: Directive, { range: b }: Directive): number {
  return a.start - b.start || b.end - a.end;
}
