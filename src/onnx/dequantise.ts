import type { Graph } from "./graph.js";
import type { NodeProto } from "./onnx_pb.js";
import { ElementType, elementCount, float32Tensor, readNumbers, type Tensor } from "./tensor.js";

/** Names of the constants of a quantised tensor. An element represents `(weight - zeroPoint) * scale`. */
export interface QuantisedTensor {
  /** int8 or uint8. */
  readonly weight: string;
  /** float32: one for all elements, or one for each index along `axis`. */
  readonly scale: string;
  /** Same type as the weight: one for all elements, or one for each index along `axis`. "" means 0. */
  readonly zeroPoint: string;
  /** A negative axis counts from the end. */
  readonly axis: number;
}

/** Dequantises `quantised`, an input of `reader`, to a float32 tensor. @throws {VoxError} `VOX_GRAPH_UNSUPPORTED`. */
export function dequantise(graph: Graph, reader: NodeProto, quantised: QuantisedTensor): Tensor {
  const fail = (reason: string) => graph.unsupported(`${reader.opType} ${reader.name}: ${reason}`);
  const weight = graph.constants.get(quantised.weight);
  const scale = graph.constants.get(quantised.scale);
  const zeroPoint = graph.constants.get(quantised.zeroPoint);
  if (weight === undefined || scale === undefined || (zeroPoint === undefined && quantised.zeroPoint !== "")) {
    throw fail("its weight, scale or zero point is not a constant");
  }
  if (!isInt8(weight)) throw fail(`its weight has elements of type ${weight.type}`);
  if (scale.type !== ElementType.float32) throw fail(`its scale has elements of type ${scale.type}`);
  if (zeroPoint !== undefined && zeroPoint.type !== weight.type)
    throw fail("its zero point and its weight have different types");
  const axis = quantised.axis < 0 ? quantised.axis + weight.dims.length : quantised.axis;
  const channels = weight.dims[axis];
  if (channels === undefined) throw fail(`its weight has the shape [${weight.dims}]`);
  const steps = perChannel(scale, channels);
  const zeros = zeroPoint === undefined ? new Float64Array(channels) : perChannel(zeroPoint, channels);
  if (steps === undefined || zeros === undefined) throw fail(`its scale or zero point does not fit [${weight.dims}]`);

  const inner = elementCount(weight.dims.slice(axis + 1));
  const tensor = float32Tensor(weight.dims, () => {
    const stored = readNumbers(weight) ?? [];
    const values = new Float32Array(stored.length);
    for (let start = 0, channel = 0; start < values.length; start += inner, channel = (channel + 1) % channels) {
      const step = steps[channel] ?? 0;
      const zero = zeros[channel] ?? 0;
      for (let index = start; index < start + inner; index += 1) values[index] = (Number(stored[index]) - zero) * step;
    }
    return values;
  });
  return { ...tensor, stored: { weight, scale, zeroPoint, axis } };
}

function isInt8(tensor: Tensor): boolean {
  return tensor.type === ElementType.int8 || tensor.type === ElementType.uint8;
}

/** Expands `tensor`, a scalar or a vector of `channels`, to one number for each channel. */
function perChannel(tensor: Tensor, channels: number): Float64Array | undefined {
  const count = elementCount(tensor.dims);
  if (tensor.dims.length > 1 || (count !== 1 && count !== channels)) return undefined;
  const numbers = Float64Array.from(readNumbers(tensor) ?? [], Number);
  return count === channels ? numbers : new Float64Array(channels).fill(numbers[0] ?? 0);
}
