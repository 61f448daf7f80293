import type { Matrix } from "./file.js";
import { createNetworkMultiply } from "./kernel.js";

/** The addresses of a matrix in the device's memory. */
export interface Placed {
  readonly rows: number;
  readonly columns: number;
  readonly weights: number;
  readonly scales: number;
}

/** The factor from activations between -1 and 1 to int16. A sum of 512 products, 127 * 32767 * 512, fits an int32. */
const ONE = 32767;
const PAGE = 65536;
const ALIGNMENT = 16;

/** A memory that holds the matrices and the numbers of one word, and multiplies them. */
export class Device {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #multiply = createNetworkMultiply(this.#memory);
  #free = 0;
  #kept = 0;
  #floats = new Float32Array(this.#memory.buffer);
  #shorts = new Int16Array(this.#memory.buffer);

  /** The whole memory as float32, index = address / 4. `reserve` may replace the array. */
  get floats(): Float32Array {
    return this.#floats;
  }

  /**
   * Copies a matrix into the memory, where it stays. Call it for all matrices before the first word.
   *
   * @throws {RangeError} if the number of columns is above 512 or not a multiple of 16
   */
  place(matrix: Matrix): Placed {
    const { rows, columns } = matrix;
    if (columns % 16 !== 0 || columns > 512) {
      throw new RangeError(`A matrix must have a multiple of 16 columns and at most 512, got ${columns}`);
    }
    // The inputs are int16, so each scale also converts them back to the range of -1 to 1.
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

  /** Frees all memory reserved since the last matrix. */
  clear(): void {
    this.#free = this.#kept;
  }

  /**
   * Reserves memory without clearing it.
   *
   * @returns its address
   */
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

  /** Writes `count` activations between -1 and 1 as inputs at an address, from input `index` on. */
  write(address: number, index: number, activations: Float32Array, from: number, count: number): void {
    const inputs = this.#shorts;
    const start = address / 2 + index;
    for (let i = 0; i < count; i++) inputs[start + i] = (activations[from + i] as number) * ONE;
  }

  /** Adds the products of a matrix with `inputs` (count, columns) to `outputs` (count, rows). */
  multiply(matrix: Placed, inputs: number, outputs: number, count: number): void {
    this.#multiply(matrix.weights, matrix.scales, matrix.rows, matrix.columns, inputs, outputs, count);
  }
}
