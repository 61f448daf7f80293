import type { Matrix } from "./file.js";
import { createNetworkMultiply } from "./kernel.js";

/** A matrix in the device's memory: its addresses. */
export interface Placed {
  readonly rows: number;
  readonly columns: number;
  readonly weights: number;
  readonly scales: number;
}

/** What activations between -1 and 1 are multiplied with to be int16. 127 * 32767 * 512 columns still fits an int32. */
const ONE = 32767;
const PAGE = 65536;
const ALIGNMENT = 16;

/** A memory with matrices that stay, room for the numbers of one word, and the multiplication of the two. */
export class Device {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #multiply = createNetworkMultiply(this.#memory);
  #free = 0;
  #kept = 0;
  #floats = new Float32Array(this.#memory.buffer);
  #shorts = new Int16Array(this.#memory.buffer);

  /** All of the memory as float32, index = address / 4. Another object after `reserve`. */
  get floats(): Float32Array {
    return this.#floats;
  }

  /** Puts a matrix where it stays. All matrices come before the first word. */
  place(matrix: Matrix): Placed {
    const { rows, columns } = matrix;
    if (columns % 16 !== 0 || columns > 512) throw new RangeError(`A matrix cannot have ${columns} columns`);
    // What `multiply` reads are scales of numbers, here of activations as int16 too.
    const scales = this.reserve(4 * rows);
    this.#floats.set(
      matrix.scales.map((scale) => scale / ONE),
      scales / 4,
    );
    const weights = this.reserve(rows * columns);
    new Int8Array(this.#memory.buffer).set(matrix.weights, weights);
    this.#kept = this.#free;
    return { rows, columns, weights, scales };
  }

  /** Takes back what was reserved since the last matrix. */
  clear(): void {
    this.#free = this.#kept;
  }

  /** Room in the memory, with whatever was there before. @returns its address */
  reserve(bytes: number): number {
    const address = this.#free;
    this.#free += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const missing = this.#free - this.#memory.buffer.byteLength;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / PAGE));
      this.#floats = new Float32Array(this.#memory.buffer);
      this.#shorts = new Int16Array(this.#memory.buffer);
    }
    return address;
  }

  /** Writes `count` activations, between -1 and 1, as the inputs at an address, from number `index` of them on. */
  write(address: number, index: number, activations: Float32Array, from: number, count: number): void {
    const inputs = this.#shorts;
    const start = address / 2 + index;
    for (let i = 0; i < count; i++) inputs[start + i] = (activations[from + i] as number) * ONE;
  }

  /** Adds to `outputs` (float32, `count` times the matrix' rows) the products of `inputs` (`count` times its columns). */
  multiply(matrix: Placed, inputs: number, outputs: number, count: number): void {
    this.#multiply(matrix.weights, matrix.scales, matrix.rows, matrix.columns, inputs, outputs, count);
  }
}
