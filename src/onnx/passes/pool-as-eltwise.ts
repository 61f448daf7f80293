import { attributeInt, attributeInts } from "../attributes.js";
import { floatConstant, floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import type { Tensor } from "../tensor.js";

/**
 * Rewrites the transposed convolution that doubles the rate, with three taps for each separate channel, as products and
 * sums: even samples are x w₁, odd samples are x w₂ + (next x) w₀. The graph must be laid out in two dimensions.
 *
 * Why: OpenVINO has no fast kernel for a transposed convolution of single channels.
 */
export const poolAsEltwise: Pass = {
  name: "pool-as-eltwise",
  apply(graph) {
    const found = graph.nodes.filter((node) => isPool(graph, node));
    for (const node of found) write(graph, node);
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} doublings of the rate written element by element` };
  },
};

function isPool(graph: Graph, node: NodeProto): boolean {
  const weight = floatConstant(graph, node.input[1]);
  const is = (name: string, values: string) => attributeInts(node, name).join() === values;
  return (
    node.opType === "ConvTranspose" &&
    weight?.dims.join() === `${attributeInt(node, "group")},1,1,3` &&
    floatConstant(graph, node.input[2]) !== undefined &&
    is("strides", "1,2") &&
    is("pads", "0,1,0,1") &&
    is("output_padding", "0,1")
  );
}

const END = 2 ** 31 - 1;

function write(graph: Graph, node: NodeProto): void {
  const [x = "", weightName, biasName] = node.input;
  const [weight, bias] = [floatConstant(graph, weightName), floatConstant(graph, biasName)] as [Tensor, Tensor];
  const [channels = 0] = bias.dims;
  const build = new NodeBuilder(graph, `${node.output[0]}_eltwise`);
  const column = (make: () => Float32Array) => build.floats([1, channels, 1, 1], make);
  const tap = (index: number) => column(() => floatsOf(weight).filter((_, at) => at % 3 === index));
  const shift = column(() => floatsOf(bias));

  const later = build.add("Slice", [x, build.integers(1), build.integers(END), build.integers(3)]);
  const next = build.add("Concat", [later, column(() => new Float32Array(channels))], { axis: 3 });
  const even = build.add("Add", [build.add("Mul", [x, tap(1)]), shift]);
  const both = build.add("Add", [build.add("Mul", [x, tap(2)]), build.add("Mul", [next, tap(0)])]);
  const odd = build.add("Add", [both, shift]);
  const pairs = [even, odd].map((half) => build.add("Unsqueeze", [half, build.integers(4)]));
  const side = build.add("Concat", pairs, { axis: 4 });
  graph.redirect(node.output[0] ?? "", build.add("Reshape", [side, build.integers(0, 0, 0, -1)]));
}
