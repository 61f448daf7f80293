import { floatConstant, floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import type { Tensor } from "../tensor.js";

/**
 * Folds constants: divides the first samples of the inverse STFT by the known sums of the windows, in three steps:
 *
 *     Squeeze → [Greater → NonZero → Gather, Gather → Div] → ScatterND
 *
 * Why: the export computes at every utterance which sums are above zero, although they are constants. That takes twenty
 * nodes, slow in every runtime, for twenty samples.
 */
export const foldEdge: Pass = {
  name: "fold-edge",
  apply(graph) {
    const found = graph.nodes.flatMap((node) => (node.opType === "ScatterND" ? matchEdge(graph, node) : []));
    for (const edge of found) write(graph, edge);
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} edges of the sound divided in three steps` };
  },
};

interface Edge {
  /** Shape (batch, samples). */
  readonly samples: string;
  /** Shape (divided samples at the start,). */
  readonly sums: Tensor;
  readonly output: string;
}

function matchEdge(graph: Graph, scatter: NodeProto): Edge[] {
  const [samples = "", , updates = ""] = scatter.input;
  const reshape = graph.producer(updates);
  const div = reshape?.opType === "Reshape" ? graph.producer(reshape.input[0] ?? "") : undefined;
  if (div?.opType !== "Div") return [];
  const [dividend, divisor] = div.input.map((name) => graph.producer(name));
  const slice = graph.producer(divisor?.input[0] ?? "");
  const sums = floatConstant(graph, slice?.input[0]);
  const chosen = graph.producer(divisor?.input[1] ?? "");
  const isGathered = [dividend, divisor].every((node) => node?.opType === "Gather") && dividend?.input[0] === samples;
  const isKnown = slice?.opType === "Slice" && sums?.dims.length === 1 && chosen?.opType === "Transpose";
  if (!isGathered || !isKnown || graph.producer(samples)?.opType !== "Squeeze") return [];
  return [{ samples, sums, output: scatter.output[0] ?? "" }];
}

const END = 2 ** 31 - 1;

/** A smaller sum counts as zero, and its sample stays undivided: the smallest normal number of float32. */
const TINY = 1.1754944e-38;

function write(graph: Graph, { samples, sums, output }: Edge): void {
  const [count = 0] = sums.dims;
  const build = new NodeBuilder(graph, `${output}_edge`);
  const factors = build.floats([count], () => floatsOf(sums).map((sum) => (sum > TINY ? 1 / sum : 1)));
  const axis = build.integers(1);
  const start = build.add("Slice", [samples, build.integers(0), build.integers(count), axis]);
  const rest = build.add("Slice", [samples, build.integers(count), build.integers(END), axis]);
  graph.redirect(output, build.add("Concat", [build.add("Mul", [start, factors]), rest], { axis: 1 }));
}
