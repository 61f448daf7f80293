import { concatBytes } from "../core/concat-bytes.js";
import { bigEndian, fourCharacters } from "./bytes.js";

/** Encodes a box (ISO/IEC 14496-12, section 4.2). */
export function box(type: string, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const size = content.reduce((sum, part) => sum + part.length, 8);
  return concatBytes([bigEndian(size, 4), fourCharacters(type), ...content]);
}

/** Encodes a box with a version and flags. */
export function fullBox(
  type: string,
  version: number,
  flags: number,
  ...content: Uint8Array[]
): Uint8Array<ArrayBuffer> {
  return box(type, Uint8Array.of(version), bigEndian(flags, 3), ...content);
}

/** Encodes numbers of 32 bits. */
export function words(...values: readonly number[]): Uint8Array<ArrayBuffer> {
  return wordList(values);
}

/** Encodes numbers of 32 bits. A call has room for some 100,000 arguments, and a list for any number. */
export function wordList(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    view.setUint32(index * 4, value);
  });
  return bytes;
}
