import { DURATIONS_OUTPUT } from "../graph-version.js";
import type { Pass } from "../pass.js";
import { describeSeamValue, isSeamNamed, SEAM } from "../seam.js";

/** Keeps the front. Inputs: text, style and speed. Outputs: the four values of the seam, and the durations. */
export const keepFront: Pass = {
  name: "keep-front",
  apply(graph) {
    const proto = graph.model.graph;
    if (proto === undefined || !isSeamNamed(graph)) return { changes: 0, summary: "no seam is named" };
    const durations = proto.output.filter(({ name }) => name === DURATIONS_OUTPUT);
    proto.output = [...SEAM.map((name) => describeSeamValue(graph, name)), ...durations];
    graph.tidy();
    return { changes: 1, summary: `the front kept, ${graph.nodes.length} nodes` };
  },
};
