import { attributeInt, attributeInts } from "./attributes.js";
import { floatConstant, floatsOf, integersOf } from "./constants.js";
import type { Graph } from "./graph.js";
import type { NodeProto } from "./onnx_pb.js";

/** Length of the last axis of a value: `steps` for each frame of sound, plus `more`. */
export interface FrameLength {
  readonly steps: number;
  readonly more: number;
}

/**
 * Computes the length of each value that depends on some inputs, given their lengths. The length is undefined if the
 * relation between the last axis of the value and frames is unknown.
 */
export function frameLengths(
  graph: Graph,
  inputs: Readonly<Record<string, FrameLength>>,
): ReadonlyMap<string, FrameLength | undefined> {
  const lengths = new Map<string, FrameLength | undefined>(Object.entries(inputs));
  for (const node of graph.nodes) {
    const known = node.input.filter((name) => lengths.has(name)).map((name) => lengths.get(name));
    if (known.length === 0) continue;
    const [first] = known;
    const agree = known.every((length) => length?.steps === first?.steps && length?.more === first?.more);
    const length = first !== undefined && agree ? made(graph, node, first) : undefined;
    for (const output of node.output) lengths.set(output, length);
  }
  return lengths;
}

/** Operators that keep the length of the last axis; most work element by element. */
const KEEPERS = new Set(
  "Add Cos Div Exp LeakyRelu Mul Pow Round Sin Sub InstanceNormalization Squeeze Unsqueeze".split(" "),
);

/** Returns the length of the output of `node` for an input of length `given`. */
function made(graph: Graph, node: NodeProto, given: FrameLength): FrameLength | undefined {
  const { steps, more } = given;
  const last = (name: string, otherwise: number) => attributeInts(node, name).at(-1) ?? otherwise;
  const pads = attributeInts(node, "pads");
  const padding = (pads[pads.length / 2 - 1] ?? 0) + last("pads", 0);
  const stride = last("strides", 1);
  const reach = last("dilations", 1) * ((floatConstant(graph, node.input[1])?.dims.at(-1) ?? 1) - 1) + 1;
  switch (node.opType) {
    case "Conv":
      return { steps: steps / stride, more: Math.floor((more + padding - reach) / stride) + 1 };
    case "ConvTranspose":
      return { steps: steps * stride, more: (more - 1) * stride - padding + reach + last("output_padding", 0) };
    case "Concat":
      return attributeInt(node, "axis") === 1 ? given : undefined;
    case "Slice":
      return integersOf(graph, node.input[3])?.join() === "1" ? given : undefined;
    case "Pad": {
      const ends = integersOf(graph, node.input[1]) ?? [];
      return { steps, more: more + (ends[ends.length / 2 - 1] ?? 0) + (ends.at(-1) ?? 0) };
    }
    case "Resize": {
      const scales = floatConstant(graph, node.input[2]);
      const scale = scales && floatsOf(scales).at(-1);
      return scale === undefined ? undefined : { steps: steps * scale, more: more * scale };
    }
    default:
      return KEEPERS.has(node.opType) ? given : undefined;
  }
}
