import { create } from "@bufbuild/protobuf";
import { attributeInt } from "../attributes.js";
import type { Graph } from "../graph.js";
import { DURATIONS_OUTPUT } from "../graph-version.js";
import { type NodeProto, NodeProtoSchema, ValueInfoProtoSchema } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { ElementType, int64Tensor } from "../tensor.js";

/**
 * Makes the durations, which the model computes anyway, an output of the graph.
 *
 * Why: captions need to know when each phoneme is spoken. The model sums sigmoids to a duration for each token, divides
 * it by the speed, and rounds it to whole frames of at least 1: ReduceSum → … → Round → Clip → Cast to int64.
 */
export const exposeDurations: Pass = {
  name: "expose-durations",
  apply(graph) {
    if (graph.outputs.includes(DURATIONS_OUTPUT)) return { changes: 0, summary: "the durations are an output already" };
    const found = graph.nodes.flatMap((node) => (node.opType === "Round" ? matchDurations(graph, node) : []));
    const [durations] = found;
    if (durations === undefined) return { changes: 0, summary: "the graph computes no durations" };
    if (found.length > 1) throw graph.unsupported(`its durations are ambiguous: ${found.join(", ")}`);
    if (graph.freshName(DURATIONS_OUTPUT) !== DURATIONS_OUTPUT)
      throw graph.unsupported(`a value in it already has the name ${DURATIONS_OUTPUT}`);
    addOutput(graph, durations);
    return { changes: 1, summary: `${durations} made the output ${DURATIONS_OUTPUT}` };
  },
};

/** Finds the int64 value after `round`, if it rounds a sum of sigmoids. */
function matchDurations(graph: Graph, round: NodeProto): string[] {
  if (!isSumOfSigmoids(graph, round.input[0] ?? "")) return [];
  const clips = graph.readers(round.output[0] ?? "").filter((node) => node.opType === "Clip");
  const casts = clips
    .flatMap((clip) => graph.readers(clip.output[0] ?? ""))
    .filter((node) => node.opType === "Cast" && attributeInt(node, "to") === ElementType.int64);
  if (casts.length === 0)
    throw graph.unsupported(`${round.name} rounds durations, but no Clip and Cast to int64 follow`);
  return casts.flatMap((cast) => cast.output);
}

/** Checks that `value` is ReduceSum(Sigmoid(…)), perhaps divided by the speed. */
function isSumOfSigmoids(graph: Graph, value: string): boolean {
  const node = graph.producer(value);
  const sum = node?.opType === "Div" ? graph.producer(node.input[0] ?? "") : node;
  return sum?.opType === "ReduceSum" && graph.producer(sum.input[0] ?? "")?.opType === "Sigmoid";
}

/** Adds a Reshape, since only some exports keep the batch axis. */
function addOutput(graph: Graph, durations: string): void {
  const shape = graph.addConstant(`${DURATIONS_OUTPUT}_shape`, int64Tensor([-1]));
  const input = [durations, shape];
  graph.append(
    create(NodeProtoSchema, { name: DURATIONS_OUTPUT, opType: "Reshape", input, output: [DURATIONS_OUTPUT] }),
  );
  const tensorType = { elemType: ElementType.int64, shape: { dim: [{ dimParam: "tokens" }] } };
  graph.model.graph?.output.push(create(ValueInfoProtoSchema, { name: DURATIONS_OUTPUT, type: { tensorType } }));
}
