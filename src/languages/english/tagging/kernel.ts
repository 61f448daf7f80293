import {
  ADD,
  AGAIN_IF,
  advance,
  assembleMultiply,
  CLOSE,
  F32_ADD,
  F32X4_ADD,
  F32X4_MULTIPLY,
  get,
  I32,
  i32,
  LESS,
  LOOP,
  laneF32,
  loadV128,
  SUBTRACT,
  set,
  storeF32,
  tee,
  V128,
  ZEROS,
} from "../wasm/assembler.js";

/**
 * The loop that takes most of the tagger's time. WebAssembly has instructions for four numbers at once, so the loop is
 * about eight times as fast as in JavaScript.
 *
 * multiply(weights, inputs, outputs, blocks), where the first three arguments are addresses of float32:
 *
 *     for each row r of 288, for each of four times `blocks` items i:
 *       outputs[i * 288 + r] = sum over c < 288 of weights[r * 288 + c] * inputs[i * 96 + c]
 *
 * The 288 inputs of an item are its own 96 and those of its two neighbours, so they overlap with the inputs of the next
 * item. The loop handles two rows and four items at once, so that it reads each number once for several products.
 */
export type TaggerMultiply = (weights: number, inputs: number, outputs: number, blocks: number) => void;

/** Numbers of an item. */
export const WIDTH = 96;
/** Numbers of an item with its two neighbours, and also the number of rows. */
export const WINDOW: number = 3 * WIDTH;
/** Items that the loop handles at once. */
export const BLOCK = 4;

/** Compiles the loop for a memory. */
export function createTaggerMultiply(memory: WebAssembly.Memory): TaggerMultiply {
  const locals = [[7, I32] as const, [VECTORS, V128] as const];
  return assembleMultiply({ parameters: 4, locals, body: buildFunction() }, memory) as TaggerMultiply;
}

// Parameters and locals of the function.
const WEIGHTS = 0;
const INPUTS = 1;
const OUTPUTS = 2;
const BLOCKS = 3;
const ROWS = 4;
const END = 5;
const WEIGHT = 6;
const INPUT = 7;
const OUTPUT = 8;
const NEXT_INPUT = 9;
const LEFT = 10;
/** The first vector local: two rows of weights, then the sums of the first row, then those of the second. */
const FIRST_VECTOR = 11;
const VECTORS: number = 2 + 2 * BLOCK;
const rowWeights = (row: number): number => FIRST_VECTOR + row;
const sumOf = (row: number, item: number): number => FIRST_VECTOR + 2 + row * BLOCK + item;

const FLOAT = 4;
const load = (offset: number): number[] => loadV128(offset, 2);
const repeat = (times: number, make: (index: number) => number[]): number[] =>
  Array.from({ length: times }, (_, index) => make(index)).flat();

function buildFunction(): number[] {
  return [
    ...[...i32(WINDOW / 2), ...set(ROWS)],
    ...LOOP, // pairs of rows
    ...[...get(INPUTS), ...set(INPUT), ...get(OUTPUTS), ...set(OUTPUT), ...get(BLOCKS), ...set(LEFT)],
    ...[...get(WEIGHTS), ...i32(WINDOW * FLOAT), ADD, ...set(END)],
    ...LOOP, // blocks of items
    ...[...get(WEIGHTS), ...set(WEIGHT)],
    ...[...get(INPUT), ...i32(BLOCK * WIDTH * FLOAT), ADD, ...set(NEXT_INPUT)],
    ...repeat(2 * BLOCK, (index) => [...ZEROS, ...set(sumOf(0, index))]),
    ...LOOP, // columns, four at a time
    ...repeat(2, (row) => [...get(WEIGHT), ...load(row * WINDOW * FLOAT), ...set(rowWeights(row))]),
    ...repeat(BLOCK, (item) =>
      repeat(2, (row) => [
        ...[...get(sumOf(row, item)), ...get(rowWeights(row)), ...get(INPUT), ...load(item * WIDTH * FLOAT)],
        ...[...F32X4_MULTIPLY, ...F32X4_ADD, ...set(sumOf(row, item))],
      ]),
    ),
    ...advance(INPUT, 4 * FLOAT),
    ...[...get(WEIGHT), ...i32(4 * FLOAT), ADD, ...tee(WEIGHT), ...get(END), LESS, ...AGAIN_IF],
    CLOSE,
    ...repeat(BLOCK, (item) =>
      repeat(2, (row) => [...get(OUTPUT), ...total(sumOf(row, item)), ...storeF32((item * WINDOW + row) * FLOAT)]),
    ),
    ...[...get(NEXT_INPUT), ...set(INPUT), ...advance(OUTPUT, BLOCK * WINDOW * FLOAT)],
    ...[...get(LEFT), ...i32(1), SUBTRACT, ...tee(LEFT), ...AGAIN_IF],
    CLOSE,
    ...[...advance(WEIGHTS, 2 * WINDOW * FLOAT), ...advance(OUTPUTS, 2 * FLOAT)],
    ...[...get(ROWS), ...i32(1), SUBTRACT, ...tee(ROWS), ...AGAIN_IF],
    CLOSE,
    CLOSE,
  ];
}

/** Returns code that adds the four numbers of a vector. */
function total(vector: number): number[] {
  return [
    ...laneF32(vector, 0),
    ...laneF32(vector, 1),
    F32_ADD,
    ...laneF32(vector, 2),
    ...laneF32(vector, 3),
    F32_ADD,
    F32_ADD,
  ];
}
