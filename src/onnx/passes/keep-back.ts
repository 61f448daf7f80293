import { DURATIONS_OUTPUT } from "../graph-version.js";
import type { Pass } from "../pass.js";
import { describeSeamValue, isSeamNamed, SEAM } from "../seam.js";

/** Keeps the back. Inputs: the four values of the seam, and the style. Output: the sound. */
export const keepBack: Pass = {
  name: "keep-back",
  apply(graph) {
    const proto = graph.model.graph;
    if (proto === undefined || !isSeamNamed(graph)) return { changes: 0, summary: "no seam is named" };
    const inputs = SEAM.map((name) => describeSeamValue(graph, name));
    graph.retain((node) => !SEAM.some((name) => node.output.includes(name)));
    proto.output = proto.output.filter(({ name }) => name !== DURATIONS_OUTPUT);
    graph.tidy();
    const read = proto.input.filter(({ name }) => graph.readers(name).length > 0);
    proto.input = [...inputs, ...read];
    return { changes: 1, summary: `the back kept, ${graph.nodes.length} nodes` };
  },
};
