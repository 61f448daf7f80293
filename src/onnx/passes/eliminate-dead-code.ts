import { type Graph, valuesRead } from "../graph.js";
import type { Pass } from "../pass.js";

/**
 * Removes the nodes and constants that no output depends on.
 *
 * Why: other passes leave replaced values behind, above all the quantised weights. Inputs always stay: they are the
 * signature of the model.
 */
export const eliminateDeadCode: Pass = {
  name: "eliminate-dead-code",
  apply(graph) {
    const before = { nodes: graph.nodes.length, constants: graph.constants.size };
    const live = liveValues(graph);
    graph.retain((node) => node.output.some((value) => live.has(value)));
    for (const name of graph.constants.keys()) if (!live.has(name)) graph.constants.delete(name);
    const nodes = before.nodes - graph.nodes.length;
    const constants = before.constants - graph.constants.size;
    return { changes: nodes + constants, summary: `${nodes} nodes and ${constants} constants dropped` };
  },
};

function liveValues(graph: Graph): ReadonlySet<string> {
  const live = new Set<string>();
  const waiting = [...graph.outputs];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (live.has(value)) continue;
    live.add(value);
    const producer = graph.producer(value);
    if (producer !== undefined) waiting.push(...valuesRead(producer));
  }
  return live;
}
