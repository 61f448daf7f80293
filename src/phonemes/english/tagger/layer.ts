/** A maxout layer (the largest of three sums for each output) whose output is normalised. */
export interface Layer {
  /** Three rows for each output. */
  readonly weights: Float64Array;
  /** (outputs * 3,) */
  readonly bias: Float64Array;
  readonly gain: Float32Array;
  readonly shift: Float32Array;
}

const PIECES = 3;
const WIDTH = 96;
/** A vector with the one before and the one after it, which lie side by side. */
const WINDOW = 3 * WIDTH;
/** As in thinc's `LayerNorm`. */
const EPSILON = 1e-8;

/**
 * Adds what the layer makes of each vector and its two neighbours to `output`, for the rows from `first` up to but not
 * including `end`.
 *
 * Four tokens are worked on at once, so that each weight is read once for four: this is where the tagger's time goes.
 */
export function maxout(layer: Layer, input: Float64Array, output: Float64Array, first: number, end: number): void {
  const sums = new Float64Array(TOKENS * WIDTH * PIECES);
  for (let row = first; row < end; row += TOKENS) {
    // The last four may overlap the four before them: these are then worked out twice and used once.
    const start = Math.max(0, Math.min(row, end - TOKENS));
    windowSums(layer, input, start, sums);
    for (let token = row - start; token < TOKENS && start + token < end; token += 1) {
      const part = sums.subarray(token * WIDTH * PIECES, (token + 1) * WIDTH * PIECES);
      normalizeInto(layer, part, output, (start + token) * WIDTH);
    }
  }
}

const TOKENS = 4;

/** For four tokens, the three sums of each output. */
function windowSums({ weights, bias }: Layer, input: Float64Array, row: number, sums: Float64Array): void {
  const a = (row - 1) * WIDTH;
  const b = a + WIDTH;
  const c = b + WIDTH;
  const d = c + WIDTH;
  const rows = WIDTH * PIECES;
  for (let at = 0; at < rows; at += 2) {
    const bias0 = bias[at] ?? 0;
    const bias1 = bias[at + 1] ?? 0;
    let a0 = bias0;
    let b0 = bias0;
    let c0 = bias0;
    let d0 = bias0;
    let a1 = bias1;
    let b1 = bias1;
    let c1 = bias1;
    let d1 = bias1;
    const w0 = at * WINDOW;
    const w1 = w0 + WINDOW;
    for (let i = 0; i < WINDOW; i += 1) {
      const weight0 = weights[w0 + i] ?? 0;
      const weight1 = weights[w1 + i] ?? 0;
      const inA = input[a + i] ?? 0;
      const inB = input[b + i] ?? 0;
      const inC = input[c + i] ?? 0;
      const inD = input[d + i] ?? 0;
      a0 += weight0 * inA;
      b0 += weight0 * inB;
      c0 += weight0 * inC;
      d0 += weight0 * inD;
      a1 += weight1 * inA;
      b1 += weight1 * inB;
      c1 += weight1 * inC;
      d1 += weight1 * inD;
    }
    sums[at] = a0;
    sums[rows + at] = b0;
    sums[2 * rows + at] = c0;
    sums[3 * rows + at] = d0;
    sums[at + 1] = a1;
    sums[rows + at + 1] = b1;
    sums[2 * rows + at + 1] = c1;
    sums[3 * rows + at + 1] = d1;
  }
}

/** Takes the largest of each three sums, normalises them to mean 0 and variance 1, and adds them to `output`. */
export function normalizeInto(
  { gain, shift }: Pick<Layer, "gain" | "shift">,
  sums: Float64Array,
  output: Float64Array | Float32Array,
  start: number,
): void {
  const largest = new Float64Array(WIDTH);
  let mean = 0;
  for (let at = 0; at < WIDTH; at += 1) {
    const value = Math.max(sums[PIECES * at] ?? 0, sums[PIECES * at + 1] ?? 0, sums[PIECES * at + 2] ?? 0);
    largest[at] = value;
    mean += value;
  }
  mean /= WIDTH;
  let variance = 0;
  for (let at = 0; at < WIDTH; at += 1) variance += ((largest[at] ?? 0) - mean) ** 2;
  const scale = 1 / Math.sqrt(variance / WIDTH + EPSILON);
  for (let at = 0; at < WIDTH; at += 1) {
    const value = ((largest[at] ?? 0) - mean) * scale * (gain[at] ?? 0) + (shift[at] ?? 0);
    output[start + at] = (output[start + at] ?? 0) + value;
  }
}
