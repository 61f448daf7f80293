/** A tensor of the file: a matrix in rows of int8 with one scale each, or a vector of float32. */
export type WeightTensor = Matrix | Vector;

export interface Matrix {
  readonly kind: "matrix";
  readonly rows: number;
  readonly columns: number;
  /** What a row's numbers are multiplied with. */
  readonly scales: Float32Array;
  /** Row by row. */
  readonly weights: Int8Array;
}

export interface Vector {
  readonly kind: "vector";
  readonly values: Float32Array;
}

/** What `training/letter-to-sound/export.py` writes. */
export interface ModelFile {
  /** Every character that a word may have, in the order of the network's symbols. */
  readonly letters: string;
  /** What one letter can say: none, one or two phonemes, with their stress marks. */
  readonly labels: readonly string[];
  matrix(name: string): Matrix;
  vector(name: string): Float32Array;
}

const FORMAT = "voxweave letter-to-sound";
const VERSION = 1;

interface Header {
  readonly format: string;
  readonly version: number;
  readonly letters: string;
  readonly labels: readonly string[];
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[]; readonly offset: number }[];
}

/**
 * Reads the file of the letter-to-sound network.
 * @throws {RangeError} where the bytes are another file, or another version of it
 */
export function parseModelFile(bytes: Uint8Array): ModelFile {
  const { header, body } = split(bytes);
  const tensors = new Map(header.tensors.map(({ name, shape, offset }) => [name, tensor(body, shape, offset)]));
  return {
    letters: header.letters,
    labels: header.labels,
    matrix: (name) => {
      const found = tensors.get(name);
      if (found?.kind !== "matrix") throw new RangeError(`The letter-to-sound file has no matrix ${name}`);
      return found;
    },
    vector: (name) => {
      const found = tensors.get(name);
      if (found?.kind !== "vector") throw new RangeError(`The letter-to-sound file has no vector ${name}`);
      return found.values;
    },
  };
}

function split(bytes: Uint8Array): { header: Header; body: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 4 ? Number.POSITIVE_INFINITY : view.getUint32(0, true);
  if (4 + length > bytes.length) throw new RangeError("This is not a letter-to-sound file, or it is cut short");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header;
  if (header.format !== FORMAT || header.version !== VERSION) {
    throw new RangeError(
      `The letter-to-sound file has to be "${FORMAT}" ${VERSION}, got "${header.format}" ${header.version}`,
    );
  }
  // A copy, so that its numbers are aligned; `slice` of a Buffer would be none.
  return { header, body: Uint8Array.from(bytes.subarray(4 + length)) };
}

function tensor(body: Uint8Array, shape: readonly number[], offset: number): WeightTensor {
  const [rows = 0, columns] = shape;
  if (body.length < offset + (columns === undefined ? 4 * rows : (4 + columns) * rows)) {
    throw new RangeError("The letter-to-sound file is cut short");
  }
  const values = new Float32Array(body.buffer, offset, rows);
  if (columns === undefined) return { kind: "vector", values };
  return {
    kind: "matrix",
    rows,
    columns,
    scales: values,
    weights: new Int8Array(body.buffer, offset + 4 * rows, rows * columns),
  };
}
