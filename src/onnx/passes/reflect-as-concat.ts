import { integersOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";

/**
 * Rewrites the reflection of one sample at the start as a concatenation: the second sample before the first. The graph
 * must be laid out in two dimensions.
 *
 * Why: OpenVINO changes the memory layout of a tensor for a reflecting Pad.
 */
export const reflectAsConcat: Pass = {
  name: "reflect-as-concat",
  apply(graph) {
    const found = graph.nodes.filter((node) => isReflection(graph, node));
    for (const node of found) {
      const [x = ""] = node.input;
      const build = new NodeBuilder(graph, `${node.output[0]}_reflected`);
      const second = build.add("Slice", [x, build.integers(1), build.integers(2), build.integers(3)]);
      graph.redirect(node.output[0] ?? "", build.add("Concat", [second, x], { axis: 3 }));
    }
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} reflections written as one sample put before` };
  },
};

function isReflection(graph: Graph, node: NodeProto): boolean {
  const mode = node.attribute.find(({ name }) => name === "mode")?.s;
  const pads = integersOf(graph, node.input[1])?.join();
  return (
    node.opType === "Pad" &&
    new TextDecoder().decode(mode ?? new Uint8Array()) === "reflect" &&
    pads === "0,0,0,1,0,0,0,0"
  );
}
