import type { Matrix } from "./file.js";

/** Returns a row by its index. */
export type Table = (index: number) => Float32Array;

/** Returns a table of `matrix` times each row of `embeddings`, plus `bias`. It computes a row at its first use. */
export function multiplied(matrix: Matrix, embeddings: Matrix, bias?: Float32Array): Table {
  const kept = new Map<number, Float32Array>();
  return (index) => {
    let row = kept.get(index);
    if (row === undefined) {
      row = multiplyRow(matrix, embeddings, index, bias);
      kept.set(index, row);
    }
    return row;
  };
}

function multiplyRow(matrix: Matrix, embeddings: Matrix, index: number, bias?: Float32Array): Float32Array {
  const { rows, columns, weights, scales } = matrix;
  const embedding = embeddings.weights.subarray(index * columns, (index + 1) * columns);
  const scale = embeddings.scales[index] as number;
  const out = bias === undefined ? new Float32Array(rows) : bias.slice();
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += (weights[row * columns + c] as number) * (embedding[c] as number);
    out[row] = (out[row] as number) + sum * scale * (scales[row] as number);
  }
  return out;
}
