/** The tokens of a special case, with a norm where it differs from the usual one. */
export type ExceptionTokens = readonly (readonly [text: string, norm?: string])[];

/** spaCy's English tokenizer rules. The strings are sources of `RegExp` with the flag "u". */
export interface TokenizerRules {
  readonly prefix: string;
  readonly suffix: string;
  readonly infix: string;
  readonly url: string;
  /** Special cases, such as "don't". */
  readonly exceptions: ReadonlyMap<string, ExceptionTokens>;
}

/** Weights with their shape, row by row. */
export interface TaggerTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The data of spaCy's tokenizer and tagger, as `scripts/build-data.mjs` writes it. */
export interface TaggerData {
  /** Penn Treebank tags, in the order of the network's outputs. */
  readonly labels: readonly string[];
  /** The seed of the hash for each embedding table. */
  readonly seeds: readonly number[];
  /** Strings for which spaCy uses a small ID and not a hash. */
  readonly symbols: ReadonlyMap<string, number>;
  /** Norms by string. */
  readonly norms: ReadonlyMap<string, string>;
  /** Norms by the hash of a string: `high:low`. */
  readonly hashedNorms: ReadonlyMap<string, string>;
  readonly tokenizer: TokenizerRules;
  readonly tensors: ReadonlyMap<string, TaggerTensor>;
}

interface Header {
  readonly labels: readonly string[];
  readonly seeds: readonly number[];
  readonly symbols: Readonly<Record<string, number>>;
  readonly norms: Readonly<Record<string, string>>;
  readonly hashedNorms: Readonly<Record<string, string>>;
  readonly tokenizer: Omit<TokenizerRules, "exceptions"> & {
    readonly exceptions: Readonly<Record<string, ExceptionTokens>>;
  };
  readonly tensors: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly type: "f32" | "i16";
    /** Length in the file. @unit bytes */
    readonly bytes: number;
  }[];
}

const NEWLINE = 10;

/** Reads the file: one line of JSON, then the tensors in the order of that line. */
export function readTaggerData(file: Uint8Array): TaggerData {
  const end = file.indexOf(NEWLINE);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(0, end))) as Header;
  const tensors = new Map<string, TaggerTensor>();
  let at = end + 1;
  for (const { name, shape, type, bytes } of header.tensors) {
    // A copy, so that its numbers are aligned.
    const part = new Uint8Array(file.subarray(at, at + bytes)).buffer;
    tensors.set(name, { shape, values: type === "f32" ? new Float32Array(part) : readScaledRows(part, shape) });
    at += bytes;
  }
  return {
    ...header,
    symbols: new Map(Object.entries(header.symbols)),
    norms: new Map(Object.entries(header.norms)),
    hashedNorms: new Map(Object.entries(header.hashedNorms)),
    tokenizer: { ...header.tokenizer, exceptions: new Map(Object.entries(header.tokenizer.exceptions)) },
    tensors,
  };
}

/** Reads the scale of each row, then the rows as int16. All are little-endian, as all machines that Node supports. */
function readScaledRows(part: ArrayBuffer, shape: readonly number[]): Float32Array {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.slice(0, -1).reduce((product, length) => product * length, 1);
  const scales = new Float32Array(part, 0, rows);
  const integers = new Int16Array(part, rows * Float32Array.BYTES_PER_ELEMENT);
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const scale = scales[row] ?? 0;
    for (let at = row * columns; at < (row + 1) * columns; at += 1) values[at] = (integers[at] ?? 0) * scale;
  }
  return values;
}
