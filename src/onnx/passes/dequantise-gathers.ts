import { create } from "@bufbuild/protobuf";
import { dequantise } from "../dequantise.js";
import type { Graph } from "../graph.js";
import { type NodeProto, NodeProtoSchema } from "../onnx_pb.js";
import type { Pass } from "../pass.js";

/**
 * Turns each Gather of a quantised table, and the DequantizeLinear after it, into a Gather of a float32 table.
 *
 * Why: the tables are small, and the result is identical with one node less.
 */
export const dequantiseGathers: Pass = {
  name: "dequantise-gathers",
  apply(graph) {
    const dequantisers = graph.nodes.filter((node) => node.opType === "DequantizeLinear");
    for (const dequantiser of dequantisers) replaceGather(graph, dequantiser);
    return { changes: dequantisers.length, summary: `${dequantisers.length} quantised tables made float32` };
  },
};

function replaceGather(graph: Graph, dequantiser: NodeProto): void {
  const [gathered = "", scale = "", zeroPoint = ""] = dequantiser.input;
  const fail = (reason: string) => graph.unsupported(`DequantizeLinear ${dequantiser.name}: ${reason}`);
  const gather = graph.producer(gathered);
  if (gather?.opType !== "Gather" || graph.onlyReader(gathered) !== dequantiser) {
    throw fail("it does not follow a Gather that only it reads");
  }
  const [table = "", indices = ""] = gather.input;
  // With one scale for the whole table, Gather and DequantizeLinear commute.
  const isScalar = (name: string) => name === "" || graph.constants.get(name)?.dims.length === 0;
  if (!isScalar(scale) || !isScalar(zeroPoint)) throw fail("its scale or zero point is not a scalar");
  const tensor = dequantise(graph, dequantiser, { weight: table, scale, zeroPoint, axis: 0 });
  const name = graph.addConstant(table.replace(/_quantized$/, ""), tensor);
  const made = create(NodeProtoSchema, {
    name: gather.name,
    opType: "Gather",
    input: [name, indices],
    output: dequantiser.output,
    attribute: gather.attribute,
  });
  graph.replace([gather, dequantiser], made);
}
