import { attributeInt } from "../attributes.js";
import { floatConstant, floatsOf, integersOf, reshaped } from "../constants.js";
import type { Graph } from "../graph.js";
import { makeAttribute, NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { float32Tensor, int64Tensor } from "../tensor.js";

/**
 * Lays out sequences as images of height 1: (batch, channels, length) becomes (batch, channels, 1, length). Starts at
 * each convolution, and includes all following nodes that work with the added axis.
 *
 * Why: onnxruntime has fast convolutions, on blocks of channels (NCHWc), only for images. The conversions are free, since
 * no element moves.
 */
export const liftTo2d: Pass = {
  name: "lift-to-2d",
  apply(graph) {
    const lifted = new Set<string>();
    const nodes = graph.nodes.filter((node) => {
      const lifts = canLift(graph, node, lifted);
      if (lifts) for (const value of node.output) lifted.add(value);
      return lifts;
    });
    const build = new NodeBuilder(graph, "image");
    const axis = nodes.length > 0 ? build.integers(2) : "";
    const raised = new Map<string, string>();
    const raise = (value: string): string => {
      if (lifted.has(value)) return value;
      const image = raised.get(value) ?? build.add("Unsqueeze", [value, axis]);
      raised.set(value, image);
      return image;
    };
    for (const node of nodes) lift(graph, node, raise);
    const inside = new Set(nodes);
    for (const value of lifted) lowerForOthers(graph, value, inside, () => build.add("Squeeze", [value, axis]));
    if (nodes.length > 0) graph.tidy();
    return { changes: nodes.length, summary: `${nodes.length} nodes laid out in two dimensions` };
  },
};

const UNARY = new Set(["Atan", "Cos", "Exp", "InstanceNormalization", "LeakyRelu", "Round", "Sin", "Sqrt"]);
const ELEMENTWISE = new Set(["Add", "Div", "Greater", "Less", "Mul", "Pow", "Sub", "Where"]);

/** Checks that `node` computes the same with the added axis, if the values `lifted` have it. */
function canLift(graph: Graph, node: NodeProto, lifted: ReadonlySet<string>): boolean {
  const [data = "", second] = node.input;
  switch (node.opType) {
    case "Conv":
    case "ConvTranspose":
      return floatConstant(graph, second)?.dims.length === 3;
    case "Split":
    case "Concat": {
      const values = node.opType === "Split" ? [data] : node.input;
      return attributeInt(node, "axis") === 1 && values.every((value) => lifted.has(value));
    }
    case "Slice":
      return lifted.has(data) && integersOf(graph, node.input[3])?.join() === "1";
    case "Pad":
      return lifted.has(data) && integersOf(graph, second)?.length === 6 && (node.input[3] ?? "") === "";
    case "Resize": {
      const scales = floatConstant(graph, node.input[2]);
      return lifted.has(data) && (second ?? "") === "" && scales?.dims.join() === "3" && node.input.length === 3;
    }
    default: {
      if (UNARY.has(node.opType)) return lifted.has(data);
      const fits = (value: string) => lifted.has(value) || (graph.constants.get(value)?.dims.length ?? 4) <= 3;
      return ELEMENTWISE.has(node.opType) && node.input.every(fits) && node.input.some((value) => lifted.has(value));
    }
  }
}

function lift(graph: Graph, node: NodeProto, raise: (value: string) => string): void {
  const [data = "", second = ""] = node.input;
  switch (node.opType) {
    case "Conv":
    case "ConvTranspose":
      graph.setInput(node, 0, raise(data));
      graph.setInput(node, 1, raiseConstant(graph, second));
      liftWindow(node);
      break;
    case "Pad": {
      const [b0 = 0, b1 = 0, b2 = 0, e0 = 0, e1 = 0, e2 = 0] = integersOf(graph, second) ?? [];
      graph.setInput(node, 1, graph.addConstant(`${second}_2d`, int64Tensor([b0, b1, 0, b2, e0, e1, 0, e2])));
      break;
    }
    case "Resize": {
      const name = node.input[2] ?? "";
      const [batch = 1, channels = 1, length = 1] = floatsOf(float32Of(graph, name));
      const scales = float32Tensor([4], () => Float32Array.of(batch, channels, 1, length));
      graph.setInput(node, 2, graph.addConstant(`${name}_2d`, scales));
      break;
    }
    default:
      if (!ELEMENTWISE.has(node.opType)) break;
      node.input.forEach((value, index) => {
        if (graph.constants.has(value)) graph.setInput(node, index, raiseConstant(graph, value));
      });
  }
}

function float32Of(graph: Graph, name: string) {
  const tensor = floatConstant(graph, name);
  if (tensor === undefined) throw graph.unsupported(`${name} is not float32`);
  return tensor;
}

/** Returns the constant `name`, with an axis added before its last one if it has more than one axis. */
function raiseConstant(graph: Graph, name: string): string {
  const tensor = graph.constants.get(name);
  if (tensor === undefined || tensor.dims.length < 2) return name;
  return graph.addConstant(`${name}_2d`, reshaped(tensor, tensor.dims.toSpliced(-1, 0, 1)));
}

/** Returns the attributes of a convolution, extended to the height. */
function liftWindow(node: NodeProto): void {
  const heights: Readonly<Record<string, number>> = { kernel_shape: 1, strides: 1, dilations: 1, output_padding: 0 };
  node.attribute = node.attribute.map((attribute) => {
    const lengths = attribute.ints.map(Number);
    if (attribute.name === "pads") return makeAttribute("pads", [0, lengths[0] ?? 0, 0, lengths[1] ?? 0]);
    const height = heights[attribute.name];
    return height === undefined ? attribute : makeAttribute(attribute.name, [height, ...lengths]);
  });
}

/** Removes the added axis for readers of `value` outside the lifted nodes. */
function lowerForOthers(graph: Graph, value: string, inside: ReadonlySet<NodeProto>, lower: () => string): void {
  const others = graph.readers(value).filter((reader) => !inside.has(reader));
  if (graph.outputs.includes(value))
    throw graph.unsupported(`its output ${value} is the direct output of a convolution`);
  if (others.length === 0) return;
  const flat = lower();
  for (const reader of others) {
    reader.input.forEach((name, index) => {
      if (name === value) graph.setInput(reader, index, flat);
    });
  }
}
