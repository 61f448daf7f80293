/**
 * The loop that takes the tagger's time, in WebAssembly for its instructions on four numbers at once: some eight times
 * the speed of the same loop in JavaScript.
 *
 * multiply(weights, inputs, outputs, blocks), the first three being addresses of float32:
 *
 *     for each row r of 288, for each of four times `blocks` items i:
 *       outputs[i * 288 + r] = sum over c < 288 of weights[r * 288 + c] * inputs[i * 96 + c]
 *
 * The 288 inputs of an item are its own 96 with those of its neighbours, so that they overlap with the next item's. Two
 * rows and four items are worked on at once, so that each number is read once for several products.
 */
export type Multiply = (weights: number, inputs: number, outputs: number, blocks: number) => void;

/** Numbers of an item, and of an item with its neighbours, which is also how many rows there are. */
export const WIDTH = 96;
export const WINDOW: number = 3 * WIDTH;
/** Items that are worked on at once. */
export const BLOCK = 4;

/** Makes the loop, over a memory. */
export function createMultiply(memory: WebAssembly.Memory): Multiply {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(buildModule()), { m: { m: memory } });
  return exports["multiply"] as Multiply;
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
/** Two rows of weights, then the sums of the first row and of the second. */
const FIRST_VECTOR = 11;
const VECTORS: number = 2 + 2 * BLOCK;
const rowWeights = (row: number): number => FIRST_VECTOR + row;
const sumOf = (row: number, item: number): number => FIRST_VECTOR + 2 + row * BLOCK + item;

const FLOAT = 4;
const I32 = 0x7f;
const V128 = 0x7b;
const ADD = 0x6a;
const SUBTRACT = 0x6b;
const LESS = 0x49;
const LOOP = [0x03, 0x40];
const AGAIN_IF = [0x0d, 0x00];
const CLOSE = 0x0b;
const F32_ADD = 0x92;
const ZEROS = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const V128_ADD = [0xfd, 0xe4, 0x01];
const V128_MULTIPLY = [0xfd, 0xe6, 0x01];
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const i32 = (value: number): number[] => [0x41, ...signed(value)];
const load = (offset: number): number[] => [0xfd, 0x00, 2, ...unsigned(offset)];
const store = (offset: number): number[] => [0x38, 2, ...unsigned(offset)];
const lane = (vector: number, index: number): number[] => [...get(vector), 0xfd, 0x1f, index];
const advance = (local: number, by: number): number[] => [...get(local), ...i32(by), ADD, ...set(local)];
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
        ...[...V128_MULTIPLY, ...V128_ADD, ...set(sumOf(row, item))],
      ]),
    ),
    ...advance(INPUT, 4 * FLOAT),
    ...[...get(WEIGHT), ...i32(4 * FLOAT), ADD, ...tee(WEIGHT), ...get(END), LESS, ...AGAIN_IF],
    CLOSE,
    ...repeat(BLOCK, (item) =>
      repeat(2, (row) => [...get(OUTPUT), ...total(sumOf(row, item)), ...store((item * WINDOW + row) * FLOAT)]),
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

/** The sum of the four numbers of a vector. */
function total(vector: number): number[] {
  return [...lane(vector, 0), ...lane(vector, 1), F32_ADD, ...lane(vector, 2), ...lane(vector, 3), F32_ADD, F32_ADD];
}

function buildModule(): Uint8Array {
  const locals = [2, 7, I32, VECTORS, V128];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, ...new Array<number>(4).fill(I32), 0]), // one type: four i32 to nothing
    ...section(2, [1, ...name("m"), ...name("m"), 0x02, 0, 1]), // a memory of at least one page
    ...section(3, [1, 0]), // one function, of type 0
    ...section(7, [1, ...name("multiply"), 0, 0]),
    ...section(10, [1, ...sized([...locals, ...buildFunction()])]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

function name(text: string): number[] {
  return sized([...new TextEncoder().encode(text)]);
}

function sized(content: readonly number[]): number[] {
  return [...unsigned(content.length), ...content];
}

/** LEB128: seven bits to a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >> 7)];
}

/** The same for what may be negative: the last byte must not begin with a bit that would make it so. */
function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
