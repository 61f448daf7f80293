import type { TensorProto } from "./onnx_pb.js";

/** A constant of a graph. Its elements are little-endian and in row-major order, as ONNX stores them. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly type: number;
  /** Length of the result of `bytes`. @unit bytes */
  readonly byteLength: number;
  /** Returns the elements. A derived tensor computes them at every call, so only one tensor is in memory at a time. */
  bytes(): Uint8Array;
  /** The bytes of the export, if the elements are exactly these after dequantisation. */
  readonly stored?: StoredBytes | undefined;
}

/** A float32 tensor in a quarter of its size: an element is `(weight - zeroPoint) * scale`, times its factor. */
export interface StoredBytes {
  /** int8 or uint8, of the shape of the float32 tensor. */
  readonly weight: Tensor;
  /** float32: one for all elements, or one for each index along `axis`. */
  readonly scale: Tensor;
  /** Same type as the weight, and same shape as `scale`. Absent means 0. */
  readonly zeroPoint: Tensor | undefined;
  readonly axis: number;
  /** One for each index along the second axis. Absent means 1. */
  readonly factors?: Float64Array | undefined;
}

/** Numbers of ONNX's TensorProto.DataType. */
export const ElementType: Readonly<
  Record<
    "float32" | "uint8" | "int8" | "uint16" | "int16" | "int32" | "int64" | "bool" | "float16" | "float64" | "bfloat16",
    number
  >
> = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
  bfloat16: 16,
};

/** Reads an initialiser. @throws {RangeError} if its elements are in another file, missing or too few. */
export function tensorFromProto(proto: TensorProto): Tensor {
  if (proto.dataLocation !== 0) throw new RangeError("its elements are in another file");
  const dims = proto.dims.map(Number);
  const stored = proto.rawData.length > 0 ? proto.rawData : typedElements(proto);
  const size = ELEMENT_BYTES[proto.dataType];
  if (size === undefined) throw new RangeError(`it has elements of type ${proto.dataType}`);
  if (stored.length !== elementCount(dims) * size) {
    throw new RangeError(`it has ${stored.length} bytes, but needs [${dims}] elements of ${size} bytes`);
  }
  return { dims, type: proto.dataType, byteLength: stored.length, bytes: () => stored };
}

/** Creates a float32 tensor whose elements `make` computes on demand. */
export function float32Tensor(dims: readonly number[], make: () => Float32Array): Tensor {
  return {
    dims,
    type: ElementType.float32,
    byteLength: elementCount(dims) * 4,
    bytes: () => bytesOf(make()),
  };
}

/** Creates an int8 tensor whose elements `make` computes on demand. */
export function int8Tensor(dims: readonly number[], make: () => Int8Array): Tensor {
  return { dims, type: ElementType.int8, byteLength: elementCount(dims), bytes: () => bytesOf(make()) };
}

/** Creates an int64 vector. */
export function int64Tensor(values: readonly number[]): Tensor {
  const bytes = bytesOf(BigInt64Array.from(values, BigInt));
  return { dims: [values.length], type: ElementType.int64, byteLength: bytes.length, bytes: () => bytes };
}

/** Returns the elements of a float32, int8, uint8, int32 or int64 tensor; undefined for another type. */
export function readNumbers(
  tensor: Tensor,
): Float32Array | Int8Array | Uint8Array | Int32Array | BigInt64Array | undefined {
  // Copy the bytes: a typed array needs an alignment that a part of a file may lack.
  const bytes = () => new Uint8Array(tensor.bytes()).buffer;
  switch (tensor.type) {
    case ElementType.float32:
      return new Float32Array(bytes());
    case ElementType.int8:
      return new Int8Array(bytes());
    case ElementType.uint8:
      return new Uint8Array(bytes());
    case ElementType.int32:
      return new Int32Array(bytes());
    case ElementType.int64:
      return new BigInt64Array(bytes());
    default:
      return undefined;
  }
}

/** Returns the number of elements of a tensor of shape `dims`; 1 for a scalar. */
export function elementCount(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

const ELEMENT_BYTES: Readonly<Record<number, number>> = {
  [ElementType.float32]: 4,
  [ElementType.uint8]: 1,
  [ElementType.int8]: 1,
  [ElementType.uint16]: 2,
  [ElementType.int16]: 2,
  [ElementType.int32]: 4,
  [ElementType.int64]: 8,
  [ElementType.bool]: 1,
  [ElementType.float16]: 2,
  [ElementType.float64]: 8,
  [ElementType.bfloat16]: 2,
};

/** ONNX may store small tensors as numbers; types of up to 32 bits other than float32 share `int32_data`. */
function typedElements(proto: TensorProto): Uint8Array {
  switch (proto.dataType) {
    case ElementType.float32:
      return bytesOf(Float32Array.from(proto.floatData));
    case ElementType.float64:
      return bytesOf(Float64Array.from(proto.doubleData));
    case ElementType.int64:
      return bytesOf(BigInt64Array.from(proto.int64Data));
    case ElementType.int32:
      return bytesOf(Int32Array.from(proto.int32Data));
    default:
      return ELEMENT_BYTES[proto.dataType] === 2
        ? bytesOf(Uint16Array.from(proto.int32Data))
        : Uint8Array.from(proto.int32Data);
  }
}

function bytesOf(
  elements: Int8Array | Float32Array | Float64Array | BigInt64Array | Int32Array | Uint16Array,
): Uint8Array {
  return new Uint8Array(elements.buffer, elements.byteOffset, elements.byteLength);
}
