import type { SourceRange } from "../core/range.js";
import type { TextView } from "./text-view.js";

/** Converts ranges of a text into ranges of its source, for segments that come in order and tile the text. */
export interface SourceTiler {
  /** Converts the range of the next segment. The results tile the source. */
  tile(segment: SourceRange): SourceRange;
  /** Converts a range inside the last segment. The result lies inside the result for that segment. */
  inside(range: SourceRange): SourceRange;
}

/** Creates a converter for one text. */
export function createSourceTiler(text: Pick<TextView, "borderAt" | "toSource">): SourceTiler {
  let tile: SourceRange = { start: 0, end: 0 };
  return {
    tile({ end }) {
      tile = { start: tile.end, end: Math.max(tile.end, text.borderAt(end)) };
      return tile;
    },
    inside(range) {
      const { start, end } = text.toSource(range);
      const from = Math.min(Math.max(start, tile.start), tile.end);
      return { start: from, end: Math.min(Math.max(end, from), tile.end) };
    },
  };
}
