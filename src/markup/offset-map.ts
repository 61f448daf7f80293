import type { SourceRange } from "../core/range.js";

/**
 * Maps each character of a text to its place in the source. The text consists of pieces, in order.
 *
 * A piece that is as long as its source range maps character by character. Any other piece (an entity, an added separator)
 * maps as a whole to its whole range.
 */
export interface OffsetMap {
  /** Adds the next piece: `length` characters of text for `start` to `end` of the source. */
  add(length: number, start: number, end: number): void;
  /** Converts a range of the text into a range of the source. */
  toSource(range: SourceRange): SourceRange;
  /** Converts a position of the source into one of the text. A source without text maps to the start of the next piece. */
  toText(position: number): number;
  /** The same map as plain data. */
  readonly table: OffsetTable;
}

/** An {@link OffsetMap} as plain data, which can be sent to another thread. */
export interface OffsetTable {
  /** Start of each piece in the text. */
  readonly texts: number[];
  /** Start and end of each piece in the source. */
  readonly starts: number[];
  readonly ends: number[];
  /** Length of the text. */
  length: number;
}

/**
 * Creates a map.
 *
 * @param table data of the map; added pieces are written to it. @default an empty map
 */
export function createOffsetMap(table: OffsetTable = { texts: [], starts: [], ends: [], length: 0 }): OffsetMap {
  const { texts, starts, ends } = table;

  const at = (list: readonly number[], index: number): number => list[index] ?? 0;
  const textEnd = (piece: number): number => texts[piece + 1] ?? table.length;
  const exact = (piece: number): boolean => textEnd(piece) - at(texts, piece) === at(ends, piece) - at(starts, piece);

  const startOf = (position: number): number => {
    if (position >= table.length) return at(ends, ends.length - 1);
    const piece = lastAtMost(texts, position);
    return at(starts, piece) + (exact(piece) ? position - at(texts, piece) : 0);
  };
  const endOf = (position: number): number => {
    const piece = lastAtMost(texts, position - 1);
    return exact(piece) ? at(starts, piece) + position - at(texts, piece) : at(ends, piece);
  };

  return {
    table,
    add(added, start, end) {
      if (added === 0) return;
      const last = texts.length - 1;
      const continues = last >= 0 && exact(last) && at(ends, last) === start && added === end - start;
      if (continues) ends[last] = end;
      else {
        texts.push(table.length);
        starts.push(start);
        ends.push(end);
      }
      table.length += added;
    },
    toSource({ start, end }) {
      const from = Math.min(Math.max(start, 0), table.length);
      const to = Math.min(Math.max(end, from), table.length);
      const first = startOf(from);
      return { start: first, end: to > from ? endOf(to) : first };
    },
    toText(position) {
      const piece = lastAtMost(starts, position);
      if (piece < 0) return 0;
      if (position >= at(ends, piece)) return textEnd(piece);
      return at(texts, piece) + (exact(piece) ? position - at(starts, piece) : 0);
    },
  };
}

/** Returns the index of the last number that is at most `value` in a list in ascending order; -1 if there is none. */
export function lastAtMost(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
