import { makeNode } from "./node-builder.js";
import type { ModelProto, NodeProto } from "./onnx_pb.js";

/**
 * Removes the information from which onnxruntime infers shapes when it loads a graph: the shapes of the inputs, and the
 * constant shapes of Reshape, which become sums with a computed zero.
 *
 * Why: for each tensor of known rank, onnxruntime's allocation planner searches all free tensors for one of the same
 * size (`FindReusableTensor`). With unknown lengths it finds hardly any, and the search takes half of the loading time.
 * Optimisers that need the shapes do nothing afterwards.
 *
 * @param constants names of the initialisers
 */
export function stripShapeInfo({ graph }: ModelProto, constants: ReadonlySet<string>): void {
  if (graph === undefined) return;
  for (const { type } of graph.input) {
    if (type?.tensorType !== undefined) type.tensorType.shape = undefined;
  }
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

/** A scalar of unknown rank: whether Squeeze leaves a dimension depends on the computed size of that dimension. */
function makeZero(input: string): NodeProto[] {
  return [
    makeNode("Shape", [input], ["hidden_first"], { start: 0, end: 1 }),
    makeNode("Squeeze", ["hidden_first"], ["hidden_scalar"]),
    makeNode("Sub", ["hidden_scalar", "hidden_scalar"], [ZERO]),
  ];
}
