import type { SourceRange } from "../core/range.js";
import type { MarkedText } from "../markup/marked-text.js";

/** Turns ranges of a script's text into ranges of its source, for stretches that come in order and tile the text. */
export interface SourceTiler {
  /** The next stretch; its ranges in the source tile that. */
  tile(stretch: SourceRange): SourceRange;
  /** A range inside that stretch. */
  inside(range: SourceRange): SourceRange;
}

export function createSourceTiler(script: MarkedText): SourceTiler {
  let tile: SourceRange = { start: 0, end: 0 };
  return {
    tile({ end }) {
      const last = end === script.text.length;
      const border = last ? script.source.length : script.toSource({ start: end, end: end + 1 }).start;
      tile = { start: tile.end, end: Math.max(tile.end, border) };
      return tile;
    },
    inside(range) {
      const { start, end } = script.toSource(range);
      const from = Math.min(Math.max(start, tile.start), tile.end);
      return { start: from, end: Math.min(Math.max(end, from), tile.end) };
    },
  };
}
