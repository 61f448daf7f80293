/** An unsigned integer of 64 bits, in two halves of 32. BigInt would take most of the tagger's time. */
export interface Uint64 {
  readonly high: number;
  readonly low: number;
}

const MURMUR2: Uint64 = { high: 0xc6a4a793, low: 0x5bd1e995 };
const MURMUR3_FIRST: Uint64 = { high: 0x87c37b91, low: 0x114253d5 };
const MURMUR3_SECOND: Uint64 = { high: 0x4cf5ad43, low: 0x2745937f };
const FINAL_FIRST: Uint64 = { high: 0xff51afd7, low: 0xed558ccd };
const FINAL_SECOND: Uint64 = { high: 0xc4ceb9fe, low: 0x1a85ec53 };

const ENCODER = new TextEncoder();

/** Returns spaCy's hash of a string: MurmurHash64A (Austin Appleby) of its UTF-8 bytes with seed 1. */
export function hashString(text: string): Uint64 {
  const bytes = ENCODER.encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let hash = xor({ high: 0, low: 1 }, multiply({ high: 0, low: bytes.length }, MURMUR2));
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    let block: Uint64 = { high: view.getUint32(at + 4, true), low: view.getUint32(at, true) };
    block = multiply(block, MURMUR2);
    block = multiply(xor(block, shiftRight47(block)), MURMUR2);
    hash = multiply(xor(hash, block), MURMUR2);
  }
  if (at < bytes.length) hash = multiply(xor(hash, readTail(bytes, at)), MURMUR2);
  hash = multiply(xor(hash, shiftRight47(hash)), MURMUR2);
  return xor(hash, shiftRight47(hash));
}

/**
 * Returns the four numbers that select the rows of an embedding table: MurmurHash3 for x64 with 128 bits (Austin
 * Appleby) of one integer of 64 bits, as `Ops.hash` of thinc.
 */
export function hashId(id: Uint64, seed: number): readonly [number, number, number, number] {
  let first = multiply(rotateLeft31(multiply(id, MURMUR3_FIRST)), MURMUR3_SECOND);
  first = { high: first.high, low: (first.low ^ seed ^ 8) >>> 0 };
  let second: Uint64 = { high: 0, low: (seed ^ 8) >>> 0 };
  first = add(first, second);
  second = add(second, first);
  first = finish(first);
  second = finish(second);
  first = add(first, second);
  second = add(second, first);
  return [first.low, first.high, second.low, second.high];
}

function finish(value: Uint64): Uint64 {
  const once = multiply(xor(value, shiftRight33(value)), FINAL_FIRST);
  const twice = multiply(xor(once, shiftRight33(once)), FINAL_SECOND);
  return xor(twice, shiftRight33(twice));
}

/** Returns the last one to seven bytes as a little-endian number. */
function readTail(bytes: Uint8Array, start: number): Uint64 {
  let high = 0;
  let low = 0;
  for (let at = bytes.length - 1; at >= start; at -= 1) {
    high = ((high << 8) | (low >>> 24)) >>> 0;
    low = ((low << 8) | (bytes[at] ?? 0)) >>> 0;
  }
  return { high, low };
}

function xor(a: Uint64, b: Uint64): Uint64 {
  return { high: (a.high ^ b.high) >>> 0, low: (a.low ^ b.low) >>> 0 };
}

function add(a: Uint64, b: Uint64): Uint64 {
  const low = a.low + b.low;
  return { high: (a.high + b.high + (low > 0xffffffff ? 1 : 0)) >>> 0, low: low >>> 0 };
}

function shiftRight33({ high }: Uint64): Uint64 {
  return { high: 0, low: high >>> 1 };
}

function shiftRight47({ high }: Uint64): Uint64 {
  return { high: 0, low: high >>> 15 };
}

function rotateLeft31({ high, low }: Uint64): Uint64 {
  return { high: ((high << 31) | (low >>> 1)) >>> 0, low: ((low << 31) | (high >>> 1)) >>> 0 };
}

/** Returns the lower 64 bits of a product. */
function multiply(a: Uint64, b: Uint64): Uint64 {
  const high = upperHalf(a.low, b.low) + Math.imul(a.high, b.low) + Math.imul(a.low, b.high);
  return { high: high >>> 0, low: Math.imul(a.low, b.low) >>> 0 };
}

/** Returns the upper 32 bits of a product of 64 bits, computed from halves of 16 bits. */
function upperHalf(a: number, b: number): number {
  const [aHigh, aLow, bHigh, bLow] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const cross = aLow * bHigh;
  const other = aHigh * bLow;
  const middle = ((aLow * bLow) >>> 16) + (cross & 0xffff) + (other & 0xffff);
  return aHigh * bHigh + (cross >>> 16) + (other >>> 16) + (middle >>> 16);
}
