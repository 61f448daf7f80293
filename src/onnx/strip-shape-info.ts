import { makeNode } from "./node-builder.js";
import type { ModelProto, NodeProto } from "./onnx_pb.js";

/**
 * Takes from a graph what onnxruntime could infer shapes from when it loads it: those of the inputs, and the constant ones
 * that Reshape is given, which become sums with a zero that is computed.
 *
 * Why: for each tensor whose rank is known, its allocation planner looks through all that are free by then for one of
 * the same size (`FindReusableTensor`). Where lengths are unknown it finds hardly any, in half of the time of loading.
 * Only for a graph that is optimised already, for the optimiser needs the shapes.
 */
export function stripShapeInfo({ graph }: ModelProto): void {
  if (graph === undefined) return;
  for (const { type } of graph.input) {
    if (type?.tensorType !== undefined) type.tensorType.shape = undefined;
  }
  const constants = new Set(graph.initializer.map(({ name }) => name));
  const hidden = new Map<string, NodeProto>();
  for (const { opType, input } of graph.node) {
    const shape = input[1] ?? "";
    if (opType !== "Reshape" || !constants.has(shape)) continue;
    const sum = hidden.get(shape) ?? makeNode("Add", [shape, ZERO], [`hidden_${shape}`]);
    hidden.set(shape, sum);
    input[1] = `hidden_${shape}`;
  }
  if (hidden.size > 0) graph.node.unshift(...makeZero(graph.input[0]?.name ?? ""), ...hidden.values());
}

const ZERO = "hidden_zero";

/** A scalar, of which nobody can tell before it is computed: whether Squeeze leaves a dimension hangs on that dimension. */
function makeZero(input: string): NodeProto[] {
  return [
    makeNode("Shape", [input], ["hidden_first"], { start: 0, end: 1 }),
    makeNode("Squeeze", ["hidden_first"], ["hidden_scalar"]),
    makeNode("Sub", ["hidden_scalar", "hidden_scalar"], [ZERO]),
  ];
}
