/** A tensor of the file: a matrix of int8 with one scale for each row, or a vector of float32. */
export type WeightTensor = Matrix | Vector;

/** A matrix of int8. */
export interface Matrix {
  readonly kind: "matrix";
  readonly rows: number;
  readonly columns: number;
  /** (rows,): the factor for the numbers of each row. */
  readonly scales: Float32Array;
  /** (rows, columns) */
  readonly weights: Int8Array;
}

/** A vector of float32. */
export interface Vector {
  readonly kind: "vector";
  readonly values: Float32Array;
}

/** The file that `training/letter-to-sound/export.py` writes. */
export interface ModelFile {
  /** All characters that a word may contain, in the order of the network's symbols. */
  readonly letters: string;
  /** The possible sounds of one letter: none, one or two phonemes, with their stress marks. */
  readonly labels: readonly string[];
  /** @throws {RangeError} if the file has no such matrix */
  matrix(name: string): Matrix;
  /** @throws {RangeError} if the file has no such vector */
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
 * Parses the file of the letter-to-sound network.
 *
 * @throws {RangeError} for another file, another version, or a truncated file
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
  if (4 + length > bytes.length) throw new RangeError("The data is not a letter-to-sound file, or it is truncated");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header;
  if (header.format !== FORMAT || header.version !== VERSION) {
    throw new RangeError(
      `The letter-to-sound file must have format "${FORMAT}" and version ${VERSION}, got "${header.format}" ${header.version}`,
    );
  }
  // A copy, so that its numbers are aligned. `slice` of a Buffer would not copy.
  return { header, body: Uint8Array.from(bytes.subarray(4 + length)) };
}

function tensor(body: Uint8Array, shape: readonly number[], offset: number): WeightTensor {
  const [rows = 0, columns] = shape;
  if (body.length < offset + (columns === undefined ? 4 * rows : (4 + columns) * rows)) {
    throw new RangeError("The letter-to-sound file is truncated");
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
