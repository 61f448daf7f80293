import { ElementType, elementCount, float32Tensor, readNumbers, type Tensor } from "./tensor.js";

/** An int8 or uint8 tensor and what its elements stand for: `(weight - zeroPoint) * scale`. */
export interface QuantisedTensor {
  readonly weight: Tensor | undefined;
  /** float32: one for all, or one for each index along `axis`. */
  readonly scale: Tensor | undefined;
  /** Of the weight's type: one for all, or one for each index along `axis`; 0 where there is none. */
  readonly zeroPoint: Tensor | undefined;
  readonly axis: number;
}

/** The float32 tensor that `quantised` stands for, or why it is none that can be computed. */
export function dequantise({ weight, scale, zeroPoint, axis }: QuantisedTensor): Tensor | string {
  if (weight === undefined || scale === undefined) return "its weight or scale is not a constant";
  if (!isInt8(weight)) return `its weight has elements of type ${weight.type}`;
  if (scale.type !== ElementType.float32) return `its scale has elements of type ${scale.type}`;
  if (zeroPoint !== undefined && zeroPoint.type !== weight.type) return "its zero point is not of its weight's type";
  const channels = weight.dims[axis];
  if (channels === undefined) return `its weight has the shape [${weight.dims}]`;
  const steps = perChannel(scale, channels);
  const zeros = zeroPoint === undefined ? new Float64Array(channels) : perChannel(zeroPoint, channels);
  if (steps === undefined || zeros === undefined) return `its scale or zero point does not fit [${weight.dims}]`;

  const inner = elementCount(weight.dims.slice(axis + 1));
  return float32Tensor(weight.dims, () => {
    const quantised = readNumbers(weight) ?? [];
    const values = new Float32Array(quantised.length);
    for (let start = 0, channel = 0; start < values.length; start += inner, channel = (channel + 1) % channels) {
      const step = steps[channel] ?? 0;
      const zero = zeros[channel] ?? 0;
      for (let index = start; index < start + inner; index += 1)
        values[index] = (Number(quantised[index]) - zero) * step;
    }
    return values;
  });
}

function isInt8(tensor: Tensor): boolean {
  return tensor.type === ElementType.int8 || tensor.type === ElementType.uint8;
}

/** `tensor`, a scalar or a vector of `channels`, as one number for each channel. */
function perChannel(tensor: Tensor, channels: number): Float64Array | undefined {
  const count = elementCount(tensor.dims);
  if (tensor.dims.length > 1 || (count !== 1 && count !== channels)) return undefined;
  const numbers = Float64Array.from(readNumbers(tensor) ?? [], Number);
  return count === channels ? numbers : new Float64Array(channels).fill(numbers[0] ?? 0);
}
