import { floatConstant, floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import type { NodeProto } from "../onnx_pb.js";
import { otherInput } from "../other-input.js";
import type { Pass } from "../pass.js";
import { nodesOfPitch } from "../pitch.js";
import { float32Tensor, type Tensor } from "../tensor.js";

/**
 * Removes the biases of convolutions that only normalisations read: InstanceNormalization subtracts the mean of each channel, and the
 * bias with it. In a chain of residual blocks, x + conv(…) + conv(…), moves each bias into that of the last convolution:
 * between them, only normalisations read the sums.
 *
 * Why: a fast filter (`winograd-convs`) adds its bias in one more pass over the tensor.
 *
 * Skips every node that durations and pitch depend on.
 */
export const moveBiases: Pass = {
  name: "move-biases",
  apply(graph) {
    const precise = nodesOfPitch(graph);
    let changes = 0;
    for (const node of graph.nodes) {
      const bias = precise.has(node) ? undefined : biasOf(graph, node);
      const taker = bias && findTaker(graph, node);
      if (bias === undefined || taker === undefined) continue;
      if (taker !== "normalisations") addToBias(graph, taker, bias);
      graph.setInput(node, BIAS, "");
      changes += 1;
    }
    return { changes, summary: `${changes} biases of convolutions removed or added to later ones` };
  },
};

/** Index of the bias among the inputs of a Conv. */
const BIAS = 2;

function biasOf(graph: Graph, node: NodeProto): Tensor | undefined {
  return node.opType === "Conv" ? floatConstant(graph, node.input[BIAS]) : undefined;
}

/** A convolution with a bias. */
interface BiasedConv {
  readonly conv: NodeProto;
  readonly bias: Tensor;
}

/**
 * Returns what can take the bias of `conv`: the normalisations that read its result, which need it no more, or the next convolution of
 * its chain.
 */
function findTaker(graph: Graph, conv: NodeProto): BiasedConv | "normalisations" | undefined {
  const [made = ""] = conv.output;
  if (graph.outputs.includes(made)) return undefined;
  if (graph.readers(made).every((reader) => isNormalisationOf(reader, made))) return "normalisations";
  const residual = graph.onlyReader(made);
  const addsOnce = residual?.opType === "Add" && residual.input.filter((name) => name === made).length === 1;
  const [sum = ""] = addsOnce ? residual.output : [];
  if (sum === "" || graph.outputs.includes(sum)) return undefined;
  const [next, ...others] = graph.readers(sum).filter((reader) => !isNormalisationOf(reader, sum));
  if (next === undefined) return "normalisations";
  if (others.length > 0 || next.opType !== "Add") return undefined;
  const addend = otherInput(next, sum);
  const later = graph.onlyReader(addend) === next ? graph.producer(addend) : undefined;
  const bias = later && biasOf(graph, later);
  return bias && { conv: later, bias };
}

function isNormalisationOf(node: NodeProto, value: string): boolean {
  return node.opType === "InstanceNormalization" && node.input.indexOf(value) === 0;
}

function addToBias(graph: Graph, { conv, bias }: BiasedConv, more: Tensor): void {
  const sum = () => {
    const addends = floatsOf(more);
    return floatsOf(bias).map((value, channel) => value + (addends[channel] ?? 0));
  };
  graph.setInput(conv, BIAS, graph.addConstant(`${conv.input[BIAS]}_with_earlier`, float32Tensor(bias.dims, sum)));
}
