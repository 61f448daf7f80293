import { concatBytes } from "../core/concat-bytes.js";
import { littleEndian } from "./bytes.js";

/** Computes an MD5 digest of bytes that arrive in parts (RFC 1321). FLAC uses it to find damage, not for security. */
export interface Md5 {
  update(bytes: Uint8Array): void;
  /** Returns the digest; 16 bytes. Nothing may follow. */
  digest(): Uint8Array<ArrayBuffer>;
}

const BLOCK_BYTES = 64;
/** The length of all bytes ends the last block. */
const LENGTH_BYTES = 8;
/** Bits by which the four steps of each round rotate. */
const ROTATIONS: Uint8Array = Uint8Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21);
/** Index of the word that each step takes: in each round, a multiple of the step from a start. */
const WORD_OF_STEP: Uint8Array = Uint8Array.from({ length: 64 }, (_, step) => {
  const round = step >> 4;
  return (([1, 5, 3, 7][round] ?? 0) * step + ([0, 1, 5, 0][round] ?? 0)) % 16;
});
/** Constants of the steps. */
const SINES: Int32Array = Int32Array.from({ length: 64 }, (_, step) =>
  Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1))),
);

/** Creates an MD5 digest. */
export function createMd5(): Md5 {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const block = new Uint8Array(BLOCK_BYTES);
  const words = new Int32Array(BLOCK_BYTES / 4);
  let length = 0;
  const update = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) {
      const filled = length % BLOCK_BYTES;
      const part = bytes.subarray(at, at + BLOCK_BYTES - filled);
      block.set(part, filled);
      at += part.length;
      length += part.length;
      if (length % BLOCK_BYTES > 0) return;
      readWords(block, words);
      mix(state, words);
    }
  };
  return {
    update,
    digest() {
      const bits = length * 8;
      const zeros = (2 * BLOCK_BYTES - 1 - LENGTH_BYTES - (length % BLOCK_BYTES)) % BLOCK_BYTES;
      update(Uint8Array.of(0x80));
      update(new Uint8Array(zeros));
      update(littleEndian(bits, LENGTH_BYTES));
      return concatBytes([...state].map((word) => littleEndian(word >>> 0, 4)));
    },
  };
}

function readWords(block: Uint8Array, words: Int32Array): void {
  for (let index = 0; index < words.length; index += 1) {
    const at = index * 4;
    words[index] =
      (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8) | ((block[at + 2] ?? 0) << 16) | ((block[at + 3] ?? 0) << 24);
  }
}

/** Mixes the words of a block into the state. */
function mix(state: Int32Array, words: Int32Array): void {
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  for (let step = 0; step < SINES.length; step += 1) {
    const round = step >> 4;
    const sum = (a + combine(round, b, c, d) + (SINES[step] ?? 0) + (words[WORD_OF_STEP[step] ?? 0] ?? 0)) | 0;
    const turn = ROTATIONS[round * 4 + (step & 3)] ?? 0;
    const next = (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0;
    a = d;
    d = c;
    c = b;
    b = next;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
}

/** The functions F, G, H and I of the four rounds. */
function combine(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (b & d) | (c & ~d);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}
