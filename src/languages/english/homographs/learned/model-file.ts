import { concatBytes } from "../../../../core/concat-bytes.js";
import { SparseTable } from "./sparse-table.js";

/** A sense of a homograph, as the classifier knows it. */
export interface LearnedSense {
  /** Name of the sense, such as `"bow_nou-ship"`. */
  readonly sense: string;
  /** Parts of speech of the sense: `n`, `a` and `v`, or `-` if they do not distinguish it. */
  readonly parts: string;
  /** The sound: a Penn tag, `=` with another word, or American and British phonemes with ` / ` between them. */
  readonly sound: string;
}

/** The file that `training/homographs/` writes. */
export interface HomographModel {
  readonly words: ReadonlyMap<string, readonly LearnedSense[]>;
  /** The table of feature weights has 2 to the power of `bits` slots. */
  readonly bits: number;
  /** (2 ** bits,): weights of features as int8. */
  readonly table: SparseTable;
  /** The factor of the numbers of `table`. */
  readonly tableScale: number;
  /** Keys with weights for the tagger's vector. */
  readonly keys: readonly string[];
  /** Numbers of the tagger's vector. */
  readonly width: number;
  /** (keys, width): weights for the tagger's vector as int8. */
  readonly rows: Int8Array;
  /** The factor of the numbers of `rows`. */
  readonly rowScale: number;
}

const FORMAT = "voxweave homographs";
const VERSION = 2;
const LENGTH_BYTES = 4;

type Header = Pick<HomographModel, "bits" | "tableScale" | "keys" | "width" | "rowScale"> & {
  readonly format: string;
  readonly version: number;
  /** Slots of the table that are not 0. */
  readonly values: number;
  readonly words: Readonly<Record<string, readonly LearnedSense[]>>;
};

/**
 * Returns the bytes of the file: the length of a JSON header (uint32, little-endian), the header, the bits and the values of
 * `table`, `rows`.
 */
export function formatHomographModel(model: HomographModel): Uint8Array {
  const { words, table, rows, ...rest } = model;
  const header = {
    format: FORMAT,
    version: VERSION,
    ...rest,
    values: table.values.length,
    words: Object.fromEntries(words),
  } satisfies Header;
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, text.length, true);
  return concatBytes([length, text, ...[table.words, table.values, rows].map(bytesOf)]);
}

function bytesOf(numbers: Uint32Array | Int8Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/**
 * Parses the file of the classifier.
 *
 * @throws {RangeError} for another file, another version, or a truncated file
 */
export function parseHomographModel(bytes: Uint8Array): HomographModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < LENGTH_BYTES ? Number.POSITIVE_INFINITY : view.getUint32(0, true);
  const start = LENGTH_BYTES + length;
  if (start > bytes.length) throw new RangeError("The data is not a file of homographs, or it is truncated");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, start))) as Header;
  if (header.format !== FORMAT || header.version !== VERSION) {
    throw new RangeError(
      `The file of homographs must have format "${FORMAT}" and version ${VERSION}, got "${header.format}" ${header.version}`,
    );
  }
  const { bits, tableScale, keys, width, rowScale, values } = header;
  const bitmapBytes = 2 ** bits / 8;
  if (bytes.length !== start + bitmapBytes + values + keys.length * width) {
    throw new RangeError("The file of homographs is truncated");
  }
  const part = (offset: number, size: number): Int8Array =>
    new Int8Array(bytes.buffer, bytes.byteOffset + offset, size);
  // A copy, because the words must start at a multiple of four bytes. `slice` of a Buffer makes none.
  const words = new Uint32Array(new Uint8Array(bytes.subarray(start, start + bitmapBytes)).buffer);
  return {
    words: new Map(Object.entries(header.words)),
    bits,
    table: new SparseTable(words, part(start + bitmapBytes, values)),
    tableScale,
    keys,
    width,
    rows: part(start + bitmapBytes + values, keys.length * width),
    rowScale,
  };
}
