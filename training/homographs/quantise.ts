import type { HomographModel } from "#dist/languages/english/homographs/learned/model-file.js";
import { packTable } from "#dist/languages/english/homographs/learned/sparse-table.js";
import type { Shape, Weights } from "./train.js";

/** The largest weight that the file keeps; larger ones are very rare. */
const LARGEST = 3;
const LARGEST_INT8 = 127;

/** Rounds the weights to int8. */
export function quantise(weights: Weights, { bits, keys, width, senses }: Shape): HomographModel {
  const scale = LARGEST / LARGEST_INT8;
  return {
    words: senses,
    bits,
    table: packTable(rounded(weights.table, scale)),
    tableScale: scale,
    keys,
    width,
    rows: rounded(weights.rows, scale),
    rowScale: scale,
  };
}

/** Returns the weights as the classifier will read them. */
export function roundedWeights(weights: Weights, shape: Shape): Weights {
  const { table, tableScale, rows, rowScale } = quantise(weights, shape);
  return {
    table: Float32Array.from(weights.table, (_, slot) => table.at(slot) * tableScale),
    rows: Float32Array.from(rows, (number) => number * rowScale),
  };
}

function rounded(values: Float32Array, scale: number): Int8Array {
  return Int8Array.from(values, (value) => Math.max(-LARGEST_INT8, Math.min(LARGEST_INT8, Math.round(value / scale))));
}
