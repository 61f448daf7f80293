import { BLOCK, createTaggerMultiply, WIDTH, WINDOW } from "./kernel.js";

/** The parameters that normalise the output of a layer. */
export interface Norm {
  /** (288,): biases of the sums. */
  readonly bias: Float32Array;
  /** (96,) */
  readonly gain: Float32Array;
  /** (96,) */
  readonly shift: Float32Array;
}

/** A layer whose inputs are a token and its two neighbours. */
export interface WindowLayer extends Norm {
  /** (288, 288): three rows for each output, a column for each number of a token and its two neighbours. */
  readonly weights: Float32Array;
}

/** Sums of each output, of which the largest is used (maxout). */
const PIECES = 3;
/** As in thinc's `LayerNorm`. */
const EPSILON = 1e-8;
const FLOAT = Float32Array.BYTES_PER_ELEMENT;
const PAGE = 65_536;
/** Tokens that are copied to the kernel's memory at once. */
const CHUNK: number = 16 * BLOCK;

/** The layers whose inputs are a token and its neighbours, with their weights in the memory of the kernel. */
export class WindowLayers {
  readonly #layers: readonly WindowLayer[];
  readonly #weightsEnd: number;
  readonly #input: Float32Array;
  readonly #sums: Float32Array;
  readonly #multiply: ReturnType<typeof createTaggerMultiply>;

  constructor(layers: readonly WindowLayer[]) {
    const weights = WINDOW * WINDOW;
    const input = (CHUNK + 2) * WIDTH;
    this.#layers = layers;
    this.#weightsEnd = layers.length * weights;
    const floats = this.#weightsEnd + input + CHUNK * WINDOW;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((floats * FLOAT) / PAGE) });
    const all = new Float32Array(memory.buffer);
    layers.forEach((layer, index) => {
      all.set(layer.weights, index * weights);
    });
    this.#input = all.subarray(this.#weightsEnd, this.#weightsEnd + input);
    this.#sums = all.subarray(this.#weightsEnd + input, floats);
    this.#multiply = createTaggerMultiply(memory);
  }

  /**
   * Adds the output of a layer to `output`, for the rows from `first` up to but not including `end`. The layer's input
   * is each vector with its two neighbours.
   *
   * @throws {RangeError} if there is no layer `index`
   */
  add(index: number, input: Float32Array, output: Float32Array, first: number, end: number): void {
    const layer = this.#layers[index];
    if (layer === undefined) throw new RangeError(`The layer must be below ${this.#layers.length}, got ${index}`);
    const weights = index * WINDOW * WINDOW * FLOAT;
    const inputs = this.#weightsEnd * FLOAT;
    const outputs = inputs + this.#input.byteLength;
    for (let start = first; start < end; start += CHUNK) {
      const count = Math.min(CHUNK, end - start);
      this.#input.set(input.subarray((start - 1) * WIDTH, (start + count + 1) * WIDTH));
      this.#multiply(weights, inputs, outputs, Math.ceil(count / BLOCK));
      for (let item = 0; item < count; item += 1) {
        addMaxout(layer, this.#sums, item * WINDOW, output, (start + item) * WIDTH);
      }
    }
  }
}

/**
 * Takes the largest of each three sums (with their biases), normalises the results to mean 0 and variance 1, and adds
 * them to `output`.
 */
export function addMaxout(
  { bias, gain, shift }: Norm,
  sums: Float32Array,
  from: number,
  output: Float32Array,
  to: number,
): void {
  const largest = new Float64Array(WIDTH);
  let mean = 0;
  for (let at = 0; at < WIDTH; at += 1) {
    const piece = PIECES * at;
    const value = Math.max(
      (sums[from + piece] ?? 0) + (bias[piece] ?? 0),
      (sums[from + piece + 1] ?? 0) + (bias[piece + 1] ?? 0),
      (sums[from + piece + 2] ?? 0) + (bias[piece + 2] ?? 0),
    );
    largest[at] = value;
    mean += value;
  }
  mean /= WIDTH;
  let variance = 0;
  for (let at = 0; at < WIDTH; at += 1) variance += ((largest[at] ?? 0) - mean) ** 2;
  const scale = 1 / Math.sqrt(variance / WIDTH + EPSILON);
  for (let at = 0; at < WIDTH; at += 1) {
    const value = ((largest[at] ?? 0) - mean) * scale * (gain[at] ?? 0) + (shift[at] ?? 0);
    output[to + at] = (output[to + at] ?? 0) + value;
  }
}
