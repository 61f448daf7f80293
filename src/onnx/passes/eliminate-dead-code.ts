import { type Graph, valuesRead } from "../graph.js";
import type { Pass } from "../pass.js";

/**
 * Drops the nodes and constants that no output depends on.
 *
 * Why: other passes leave behind what they have replaced, above all the quantised weights. Inputs stay, read or not:
 * they are the model's signature.
 */
export const eliminateDeadCode: Pass = {
  name: "drop-dead",
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
