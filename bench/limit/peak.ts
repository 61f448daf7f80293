import { create, toBinary } from "@bufbuild/protobuf";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { ModelProtoSchema } from "#dist/onnx/onnx_pb.js";

/** Rows and columns of the multiplied matrices, with far more arithmetic than memory traffic. */
const SIZE = 2_048;
const TURNS = 20;

/** Element types of ONNX: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const FLOAT = 1;
const UINT8 = 2;
const INT8 = 3;
const INT32 = 6;

/** Measures the multiply-adds per second of onnxruntime's float32 product on all cores: the best of several turns. */
export function float32Peak(): Promise<number> {
  const ones = new Float32Array(SIZE * SIZE).fill(1);
  return peak("MatMul", [FLOAT, FLOAT, FLOAT], new Uint8Array(ones.buffer), new Tensor("float32", ones, [SIZE, SIZE]));
}

/** Same as {@link float32Peak}, for unsigned activations and signed weights of 8 bits, the faster combination on most machines. */
export function int8Peak(): Promise<number> {
  const ones = new Uint8Array(SIZE * SIZE).fill(1);
  return peak("MatMulInteger", [UINT8, INT8, INT32], ones, new Tensor("uint8", ones, [SIZE, SIZE]));
}

async function peak(
  opType: string,
  types: readonly [activations: number, weights: number, product: number],
  weights: Uint8Array,
  activations: Tensor,
): Promise<number> {
  const session = await InferenceSession.create(product(opType, types, weights));
  let bestSeconds = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const started = performance.now();
    await session.run({ a: activations });
    bestSeconds = Math.min(bestSeconds, (performance.now() - started) / 1000);
  }
  await session.release();
  return SIZE ** 3 / bestSeconds;
}

/** Returns a model of one product with constant weights, which onnxruntime packs once, as for a network. */
function product(opType: string, [a, b, y]: readonly [number, number, number], weights: Uint8Array): Uint8Array {
  const value = (name: string, elemType: number) => {
    const dim = [SIZE, SIZE].map((size) => ({ dimValue: BigInt(size) }));
    return { name, type: { tensorType: { elemType, shape: { dim } } } };
  };
  const model = create(ModelProtoSchema, {
    irVersion: 8n,
    opsetImport: [{ version: 17n }],
    graph: {
      name: "product",
      node: [{ opType, input: ["a", "b"], output: ["y"] }],
      initializer: [{ name: "b", dims: [BigInt(SIZE), BigInt(SIZE)], dataType: b, rawData: weights }],
      input: [value("a", a)],
      output: [value("y", y)],
    },
  });
  return toBinary(ModelProtoSchema, model);
}
