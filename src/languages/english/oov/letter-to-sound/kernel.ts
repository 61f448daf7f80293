import {
  ADD,
  AGAIN_IF,
  assembleMultiply,
  CLOSE,
  F32_ADD,
  F32_FROM_I32,
  F32_MULTIPLY,
  get,
  I16X8_DOT,
  I32,
  I32X4_ADD,
  i32,
  LESS,
  LOOP,
  laneI32,
  loadEightInt8,
  loadF32,
  loadV128,
  SHIFT_LEFT,
  SUBTRACT,
  set,
  storeF32,
  tee,
  V128,
  ZEROS,
} from "../../wasm/assembler.js";

/**
 * The loop that takes most of the network's time. WebAssembly has instructions for eight numbers at once, so the loop
 * is about ten times as fast as in JavaScript, and the weights stay int8.
 *
 * multiply(weights, scales, rows, columns, inputs, outputs, count), where all arguments but the three counts are
 * addresses:
 *
 *     for each row r, for each item i:
 *       outputs[i * rows + r] += scales[r] * sum over c of weights[r * columns + c] * inputs[i * columns + c]
 *
 * Weights are int8, inputs int16, scales and outputs float32. `columns` must be a multiple of 16.
 */
export type NetworkMultiply = (
  weights: number,
  scales: number,
  rows: number,
  columns: number,
  inputs: number,
  outputs: number,
  count: number,
) => void;

/** Compiles the loop for a memory. */
export function createNetworkMultiply(memory: WebAssembly.Memory): NetworkMultiply {
  const locals = [[5, I32] as const, [1, V128] as const, [1, I32] as const];
  return assembleMultiply({ parameters: 7, locals, body: FUNCTION }, memory) as NetworkMultiply;
}

// Parameters and locals of the function.
const WEIGHTS = 0;
const SCALES = 1;
const ROWS = 2;
const COLUMNS = 3;
const INPUTS = 4;
const OUTPUTS = 5;
const COUNT = 6;
const OUTPUT = 7;
const INPUT = 8;
const END = 9;
const LEFT = 10;
const WEIGHT = 11;
const SUM = 12;
const STRIDE = 13;

const loadEightInt16 = (offset: number): number[] => loadV128(offset, 4);
const lane = (index: number): number[] => laneI32(SUM, index);

const FUNCTION = [
  ...[...get(ROWS), ...set(STRIDE)],
  ...LOOP, // rows
  ...[...get(INPUTS), ...set(INPUT)],
  ...[...get(OUTPUTS), ...set(OUTPUT)],
  ...[...get(COUNT), ...set(LEFT)],
  ...[...get(WEIGHTS), ...get(COLUMNS), ADD, ...set(END)],
  ...LOOP, // items
  ...[...get(WEIGHTS), ...set(WEIGHT)],
  ...[...ZEROS, ...set(SUM)],
  ...LOOP, // columns, sixteen at a time
  ...get(SUM),
  ...[...get(WEIGHT), ...loadEightInt8(0), ...get(INPUT), ...loadEightInt16(0), ...I16X8_DOT],
  ...[...get(WEIGHT), ...loadEightInt8(8), ...get(INPUT), ...loadEightInt16(16), ...I16X8_DOT],
  ...[...I32X4_ADD, ...I32X4_ADD, ...set(SUM)],
  ...[...get(INPUT), ...i32(32), ADD, ...set(INPUT)],
  ...[...get(WEIGHT), ...i32(16), ADD, ...tee(WEIGHT), ...get(END), LESS, ...AGAIN_IF],
  CLOSE,
  ...[...get(OUTPUT), ...get(OUTPUT), ...loadF32(0), ...get(SCALES), ...loadF32(0)],
  ...[...lane(0), ...lane(1), ADD, ...lane(2), ...lane(3), ADD, ADD, F32_FROM_I32],
  ...[F32_MULTIPLY, F32_ADD, ...storeF32(0)],
  ...[...get(OUTPUT), ...get(STRIDE), ...i32(2), SHIFT_LEFT, ADD, ...set(OUTPUT)],
  ...[...get(LEFT), ...i32(1), SUBTRACT, ...tee(LEFT), ...AGAIN_IF],
  CLOSE,
  ...[...get(END), ...set(WEIGHTS)],
  ...[...get(SCALES), ...i32(4), ADD, ...set(SCALES)],
  ...[...get(OUTPUTS), ...i32(4), ADD, ...set(OUTPUTS)],
  ...[...get(ROWS), ...i32(1), SUBTRACT, ...tee(ROWS), ...AGAIN_IF],
  CLOSE,
  CLOSE,
];
