import type { Graph } from "./graph.js";
import { DURATIONS_OUTPUT } from "./graph-version.js";
import type { NodeProto } from "./onnx_pb.js";

/**
 * Returns the nodes that the durations or the pitch depend on. They need float32 and few changes: errors of pitch accumulate in the
 * phase.
 */
export function nodesOfPitch(graph: Graph): ReadonlySet<NodeProto> {
  const phases = graph.nodes.filter(({ opType }) => opType === "CumSum").flatMap(({ output }) => output);
  const found = new Set<NodeProto>();
  const waiting = [...graph.outputs.filter((name) => name === DURATIONS_OUTPUT), ...phases];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const node = graph.producer(value);
    if (node === undefined || found.has(node)) continue;
    found.add(node);
    waiting.push(...node.input);
  }
  return found;
}
