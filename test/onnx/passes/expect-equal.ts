import { Tensor } from "onnxruntime-node";
import { expect } from "vitest";
import type { Graph } from "../../../src/onnx/graph.js";
import { run, type SmallGraph, smallGraph } from "../small-graph.js";
import { numbers } from "./styled.js";

/** Runs a graph before and after `change`, and expects equal results to `digits` decimals. Returns the changed graph. */
export async function expectEqual(description: SmallGraph, change: (graph: Graph) => void, digits = 4): Promise<Graph> {
  const feeds = Object.fromEntries(
    Object.entries(description.inputs).map(([name, dims], index) => {
      const count = dims.reduce((product, dim) => product * dim, 1);
      return [name, new Tensor("float32", Float32Array.from(numbers(count, index + 4)), dims)];
    }),
  );
  const before = await run(smallGraph(description), feeds);
  const graph = smallGraph(description);
  change(graph);
  const after = await run(graph, feeds);
  for (const name of description.outputs) {
    const [one, other] = [before[name], after[name]];
    expect(other?.dims).toEqual(one?.dims);
    const values = Array.from(other?.data as Float32Array);
    Array.from(one?.data as Float32Array).forEach((value, index) => {
      expect(values[index]).toBeCloseTo(value, digits);
    });
  }
  return graph;
}
