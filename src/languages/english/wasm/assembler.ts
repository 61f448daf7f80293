/**
 * The WebAssembly instructions of the two kernels, as bytes, and a module with one function around them.
 *
 * The numbers are those of the binary format in the specification. So no tool has to compile a module, and no file has
 * to be loaded.
 */
export const ADD = 0x6a;
export const SUBTRACT = 0x6b;
export const SHIFT_LEFT = 0x74;
export const LESS = 0x49;
export const LOOP: readonly number[] = [0x03, 0x40];
export const AGAIN_IF: readonly number[] = [0x0d, 0x00];
export const CLOSE = 0x0b;
export const F32_ADD = 0x92;
export const F32_MULTIPLY = 0x94;
export const F32_FROM_I32 = 0xb2;
export const ZEROS: readonly number[] = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
export const I32X4_ADD: readonly number[] = [0xfd, 0xae, 0x01];
/** Eight products of int16, added in pairs to four int32. */
export const I16X8_DOT: readonly number[] = [0xfd, 0xba, 0x01];
export const F32X4_ADD: readonly number[] = [0xfd, 0xe4, 0x01];
export const F32X4_MULTIPLY: readonly number[] = [0xfd, 0xe6, 0x01];

/** Types of locals. */
export const I32 = 0x7f;
export const V128 = 0x7b;

export const get = (local: number): number[] => [0x20, local];
export const set = (local: number): number[] => [0x21, local];
export const tee = (local: number): number[] => [0x22, local];
export const i32 = (value: number): number[] => [0x41, ...signed(value)];
export const loadF32 = (offset: number): number[] => [0x2a, 2, ...unsigned(offset)];
export const storeF32 = (offset: number): number[] => [0x38, 2, ...unsigned(offset)];
/** Loads 16 bytes from an address that is a multiple of two to the power of `align`. */
export const loadV128 = (offset: number, align: number): number[] => [0xfd, 0x00, align, ...unsigned(offset)];
export const loadEightInt8 = (offset: number): number[] => [0xfd, 0x01, 3, ...unsigned(offset)];
export const laneI32 = (vector: number, index: number): number[] => [...get(vector), 0xfd, 0x1b, index];
export const laneF32 = (vector: number, index: number): number[] => [...get(vector), 0xfd, 0x1f, index];
/** Adds a number to a local. */
export const advance = (local: number, by: number): number[] => [...get(local), ...i32(by), ADD, ...set(local)];

/** A function "multiply" with i32 parameters and no result. It imports its memory as "m" from module "m". */
export interface MultiplyCode {
  readonly parameters: number;
  /** Runs of locals of the same type: their number and the type. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly body: readonly number[];
}

/** Compiles the function for a memory. */
export function assembleMultiply({ parameters, locals, body }: MultiplyCode, memory: WebAssembly.Memory): unknown {
  const bytes = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...new Array<number>(parameters).fill(I32), 0]), // one type
    ...section(2, [1, ...name("m"), ...name("m"), 0x02, 0, 1]), // a memory of at least one page
    ...section(3, [1, 0]), // one function, of type 0
    ...section(7, [1, ...name("multiply"), 0, 0]),
    ...section(10, [1, ...sized([locals.length, ...locals.flat(), ...body])]),
  ]);
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { m: { m: memory } }).exports["multiply"];
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

/** Encodes a number as unsigned LEB128: seven bits in each byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >> 7)];
}

/** Encodes a number of 0 or more as signed LEB128. Bit 6 of the last byte is the sign, so it must be 0. */
function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
