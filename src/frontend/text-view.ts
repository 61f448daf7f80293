import type { SourceRange } from "../core/range.js";
import type { MarkupLanguage } from "../markup/markup-language.js";
import type { Piece } from "./piece.js";

/** A text or its source, of which parts can be read. A string is one. */
export type Sliceable = Pick<string, "slice">;

/** The words of a text, of which pieces are added and dropped. Ranges of words count in the whole text. */
export interface TextView {
  /** The words. White space is between two pieces. */
  readonly text: Sliceable;
  /** The text as written. */
  readonly source: Sliceable;
  /** The markup language. */
  readonly markup: MarkupLanguage;
  /** Converts a range of the words into a range of the source. */
  toSource(range: SourceRange): SourceRange;
  /** Returns the place in the source where the next words after `end` begin. */
  borderAt(end: number): number;
}

/** A {@link TextView} that grows at its end, and shrinks at its start. */
export interface GrowingText extends TextView {
  /** Adds the next piece. It takes the place of what the last piece has from the same start on. */
  put(piece: Piece): void;
  /** Drops the pieces that end before a place in the words. */
  dropBefore(place: number): void;
}

/**
 * Creates a view of a text without pieces.
 *
 * @param onPut receives each piece too
 */
export function createGrowingText(onPut: (piece: Piece) => void = () => {}): GrowingText {
  const pieces: Piece[] = [];
  /** Returns the piece of a place, or the nearest piece. A text of a day has thousands. */
  const at = (place: number): Piece | undefined => {
    let first = 0;
    let last = pieces.length - 1;
    while (first < last) {
      const middle = (first + last + 1) >> 1;
      const piece = pieces[middle];
      if (piece !== undefined && place < piece.textStart) last = middle - 1;
      else first = middle;
    }
    return pieces[first];
  };
  /** Joins what the pieces have of a range, each up to the start of the next one. */
  const join = (start: number, end: number, from: (piece: Piece) => readonly [string, number]): string => {
    const written = pieces.map(from);
    return written
      .map(([part, begin], index) => {
        const [, border = end] = written[index + 1] ?? [];
        return part.slice(Math.max(0, start - begin), Math.max(0, Math.min(end, border) - begin));
      })
      .join("");
  };
  const sourceEnd = ({ sourceStart, script }: Piece): number => sourceStart + script.source.length;
  /** Returns the place in the source of a place in a piece. */
  const startIn = (piece: Piece | undefined, place: number): number => {
    if (piece === undefined) return 0;
    const local = place - piece.textStart;
    if (local >= piece.script.text.length) return sourceEnd(piece);
    return piece.sourceStart + piece.script.toSource({ start: local, end: local + 1 }).start;
  };
  return {
    text: {
      slice: (start = 0, end = Number.POSITIVE_INFINITY) =>
        join(start, end, ({ script, textStart, after }) => [
          after === "open" || after === "end" ? script.text : `${script.text}\n`,
          textStart,
        ]),
    },
    source: {
      slice: (start = 0, end = Number.POSITIVE_INFINITY) =>
        join(start, end, ({ script, sourceStart }) => [script.source, sourceStart]),
    },
    get markup() {
      return pieces.at(-1)?.markup ?? "plain";
    },
    toSource({ start, end }) {
      const from = startIn(at(start), start);
      const last = end > start ? at(end - 1) : undefined;
      if (last === undefined) return { start: from, end: from };
      const local = { start: Math.max(0, end - 1 - last.textStart), end: end - last.textStart };
      const isInside = local.end <= last.script.text.length;
      const to = isInside ? last.sourceStart + last.script.toSource(local).end : sourceEnd(last);
      return { start: from, end: Math.max(from, to) };
    },
    borderAt: (end) => startIn(at(Math.max(0, end - 1)), end),
    put(piece) {
      if (pieces.at(-1)?.textStart === piece.textStart) pieces.pop();
      pieces.push(piece);
      onPut(piece);
    },
    dropBefore(place) {
      while ((pieces[1]?.textStart ?? Number.POSITIVE_INFINITY) <= place) pieces.shift();
    },
  };
}
