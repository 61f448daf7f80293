import { create } from "@bufbuild/protobuf";
import { attributeInt } from "../attributes.js";
import { dequantise } from "../dequantise.js";
import type { Graph } from "../graph.js";
import { type NodeProto, NodeProtoSchema } from "../onnx_pb.js";
import { otherInput } from "../other-input.js";
import type { Pass } from "../pass.js";
import { ElementType, readNumbers, type Tensor } from "../tensor.js";

/**
 * Turns each dynamically quantised MatMul and Conv back into a float32 one:
 *
 *     x → DynamicQuantizeLinear → MatMulInteger | ConvInteger [→ Add bias / scale] → Cast → Mul scale
 *
 * Why: the quantiser rounds every activation to 8 bits, which moves durations and blurs the sound, and rounds biases
 * down; onnxruntime runs uint8 × uint8 convolutions on its slow path. With the weight as `(weight - zero point) *
 * scale` and the bias as it was before quantisation, the float32 graph is faster and nearer to the model.
 */
export const dequantiseProducts: Pass = {
  name: "dequantise-products",
  apply(graph) {
    const names = new Map<string, string>();
    const products = graph.nodes.filter((node) => node.opType === "MatMulInteger" || node.opType === "ConvInteger");
    for (const product of products) replaceProduct(graph, product, names);
    return { changes: products.length, summary: `${products.length} quantised products made float32` };
  },
};

/** `names` maps each weight to its float32 constant, since layers may share a weight. */
function replaceProduct(graph: Graph, product: NodeProto, names: Map<string, string>): void {
  const { nodes, output, activation, scale, bias } = matchChain(graph, product);
  const [, weight = "", , zeroPoint = ""] = product.input;
  const isConv = product.opType === "ConvInteger";
  const key = JSON.stringify([isConv, weight, scale, zeroPoint]);
  let name = names.get(key);
  if (name === undefined) {
    // The output channels are the first axis of a Conv's weight, and the last axis of a MatMul's weight.
    const tensor = dequantise(graph, product, { weight, scale, zeroPoint, axis: isConv ? 0 : -1 });
    name = graph.addConstant(weight.replace(/_quantized$/, ""), tensor);
    names.set(key, name);
  }
  const made = create(NodeProtoSchema, {
    name: product.name,
    opType: isConv ? "Conv" : "MatMul",
    input: bias === undefined ? [activation, name] : [activation, name, bias],
    output: [output],
    attribute: product.attribute,
  });
  graph.replace(nodes, made);
}

/** The nodes that compute one product, and its operands. */
interface Chain {
  readonly nodes: readonly NodeProto[];
  readonly output: string;
  /** The activation before quantisation. */
  readonly activation: string;
  /** The constant with the weight's scale. */
  readonly scale: string;
  /** The constant with the bias in float32. */
  readonly bias: string | undefined;
}

function matchChain(graph: Graph, product: NodeProto): Chain {
  const fail = (reason: string) => graph.unsupported(`${product.opType} ${product.name}: ${reason}`);
  const nextOf = (node: NodeProto) => graph.onlyReader(node.output[0] ?? "");
  const [quantised = "", , zeroPoint = ""] = product.input;

  const quantiser = graph.producer(quantised);
  const [activation, step = ""] = [quantiser?.input[0], quantiser?.output[1]];
  if (
    quantiser?.opType !== "DynamicQuantizeLinear" ||
    activation === undefined ||
    quantiser.output[0] !== quantised ||
    quantiser.output[2] !== zeroPoint
  ) {
    throw fail("its operand does not come from a DynamicQuantizeLinear");
  }
  const add = nextOf(product);
  const biased = product.opType === "ConvInteger" && add?.opType === "Add" ? add : undefined;
  const cast = nextOf(biased ?? product);
  const mul = cast && nextOf(cast);
  if (cast?.opType !== "Cast" || attributeInt(cast, "to") !== ElementType.float32 || mul?.opType !== "Mul") {
    throw fail("no Cast to float32 and Mul follow it");
  }
  const scaling = otherInput(mul, cast.output[0]);
  const scale = otherInput(graph.producer(scaling), step);
  if (graph.producer(scaling)?.opType !== "Mul" || !graph.constants.has(scale)) {
    throw fail("its scale is not the activation's scale times a constant");
  }
  const nodes = biased === undefined ? [product, cast, mul] : [product, biased, cast, mul];
  const channels = graph.constants.get(product.input[1] ?? "")?.dims[0];
  const bias = biased && matchBias(graph, otherInput(biased, product.output[0]), scaling, channels);
  if (biased !== undefined && bias === undefined)
    throw fail("the value added to it is not a bias divided by its scale");
  return { nodes, output: mul.output[0] ?? "", activation, scale, bias };
}

/** Follows a quantised bias back to its constant: bias / scaling → Floor | Round → Cast to int32 → Reshape (1, -1, 1). */
function matchBias(graph: Graph, value: string, scaling: string, channels: number | undefined): string | undefined {
  const reshape = graph.producer(value);
  const cast = graph.producer(reshape?.input[0] ?? "");
  const round = graph.producer(cast?.input[0] ?? "");
  const div = graph.producer(round?.input[0] ?? "");
  const matches =
    reshape?.opType === "Reshape" &&
    isAlongChannels(graph.constants.get(reshape.input[1] ?? "")) &&
    cast?.opType === "Cast" &&
    attributeInt(cast, "to") === ElementType.int32 &&
    (round?.opType === "Floor" || round?.opType === "Round") &&
    div?.opType === "Div" &&
    div.input[1] === scaling;
  const name = div?.input[0] ?? "";
  const bias = graph.constants.get(name);
  const fits = bias?.type === ElementType.float32 && bias.dims.length === 1 && bias.dims[0] === channels;
  return matches && fits ? name : undefined;
}

/** Checks that a Reshape to `shape` puts a vector along the second axis: (1, -1, 1, …). */
function isAlongChannels(shape: Tensor | undefined): boolean {
  const numbers = Array.from((shape && readNumbers(shape)) ?? [], Number);
  return numbers.length > 1 && numbers.every((number, axis) => number === (axis === 1 ? -1 : 1));
}
