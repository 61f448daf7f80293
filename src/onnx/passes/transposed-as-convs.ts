import { attributeInt, attributeInts } from "../attributes.js";
import { floatConstant, floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { float32Tensor, type Tensor } from "../tensor.js";

/**
 * Turns each upsampling transposed convolution, whose kernel is twice as long as its stride, into a convolution of three
 * taps. It computes all samples between two input samples at once, as additional channels, and then puts them in order.
 * The graph must be laid out in two dimensions.
 *
 * Why: transposed convolutions take a tenth of OpenVINO's time for the sound; three plain taps take half of that.
 */
export const transposedAsConvs: Pass = {
  name: "transposed-as-convs",
  apply(graph) {
    const found = graph.nodes.flatMap((node) => (node.opType === "ConvTranspose" ? matchUpsampling(graph, node) : []));
    for (const upsampling of found) convolve(graph, upsampling);
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} transposed convolutions made plain ones` };
  },
};

interface Upsampling {
  readonly node: NodeProto;
  /** Shape (channels, made channels, 1, 2 stride). */
  readonly weight: Tensor;
  /** Shape (made channels,). */
  readonly bias: Tensor;
  readonly stride: number;
  readonly pad: number;
}

function matchUpsampling(graph: Graph, node: NodeProto): Upsampling[] {
  const weight = floatConstant(graph, node.input[1]);
  const [height, length = 0] = weight?.dims.slice(2) ?? [];
  const [, stride = 0] = attributeInts(node, "strides");
  const [, pad = 0, , endPad] = attributeInts(node, "pads");
  const plain =
    (attributeInt(node, "group") ?? 1) === 1 &&
    attributeInts(node, "output_padding").every((padding) => padding === 0) &&
    attributeInts(node, "dilations").every((dilation) => dilation === 1);
  const fits = height === 1 && length === 2 * stride && pad === endPad && 2 * pad === stride;
  if (weight === undefined || !plain || !fits) return [];
  const made = weight.dims[1] ?? 0;
  const bias = floatConstant(graph, node.input[2]) ?? float32Tensor([made], () => new Float32Array(made));
  return [{ node, weight, bias, stride, pad }];
}

function convolve(graph: Graph, { node, weight, bias, stride, pad }: Upsampling): void {
  const [channels = 0, made = 0] = weight.dims;
  const build = new NodeBuilder(graph, `${node.output[0]}_plain`);
  const kernel = build.floats([stride * made, channels, 1, 3], () =>
    taps(floatsOf(weight), channels, made, stride, pad),
  );
  const shift = build.floats([stride * made], () => {
    const one = floatsOf(bias);
    return Float32Array.from({ length: stride * made }, (_, at) => one[at % made] ?? 0);
  });
  const attributes = { kernel_shape: [1, 3], pads: [0, 1, 0, 1] };
  const all = build.add("Conv", [node.input[0] ?? "", kernel, shift], attributes);
  const last = build.add("Transpose", [all], { perm: [0, 2, 3, 1] });
  const shuffled = build.add("Reshape", [last, build.integers(0, 0, -1, made)]);
  graph.redirect(node.output[0] ?? "", build.add("Transpose", [shuffled], { perm: [0, 3, 1, 2] }));
}

/** Sample q * stride + j is the sum over inputs i of weight[stride * (q - i) + j + pad]: taps at q - 1, q and q + 1. */
function taps(values: Float32Array, channels: number, made: number, stride: number, pad: number): Float32Array {
  const length = 2 * stride;
  const kernel = new Float32Array(stride * made * channels * 3);
  let at = 0;
  for (let j = 0; j < stride; j += 1) {
    for (let out = 0; out < made; out += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        for (const tap of [-1, 0, 1]) {
          const position = j + pad - stride * tap;
          const inside = position >= 0 && position < length;
          kernel[at] = inside ? (values[(channel * made + out) * length + position] ?? 0) : 0;
          at += 1;
        }
      }
    }
  }
  return kernel;
}
