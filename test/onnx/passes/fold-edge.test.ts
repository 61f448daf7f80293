import { describe, expect, test } from "vitest";
import { foldEdge } from "../../../src/onnx/passes/fold-edge.js";
import { node, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";

/** Divides the first samples as the exports do: by the sum of the window, if that is above zero. */
const edge: SmallGraph = {
  inputs: { x: [1, 1, 8] },
  outputs: ["y"],
  constants: {
    sums: ["float32", [4], [0, 0.5, 2, 1.5]],
    axis: ["int64", [1], [1]],
    from: ["int64", [1], [0]],
    to: ["int64", [1], [4]],
    last: ["int64", [1], [-1]],
    shape: ["int64", [2], [3, 1]],
    tiny: ["float32", [], [1.1754944e-38]],
    row: ["int64", [3, 1, 1], [0, 0, 0]],
  },
  nodes: [
    node("Squeeze", ["x", "axis"], ["samples"]),
    node("Slice", ["sums", "from", "to"], ["known"]),
    node("Greater", ["known", "tiny"], ["above"]),
    node("NonZero", ["above"], ["places"]),
    node("Transpose", ["places"], ["chosen"], { perm: [1, 0] }),
    node("Gather", ["known", "chosen"], ["divisor"], { axis: 0 }),
    node("Gather", ["samples", "chosen"], ["dividend"], { axis: 1 }),
    node("Div", ["dividend", "divisor"], ["quotient"]),
    node("Reshape", ["quotient", "shape"], ["updates"]),
    node("Unsqueeze", ["chosen", "last"], ["column"]),
    node("Concat", ["row", "column"], ["indices"], { axis: -1 }),
    node("ScatterND", ["samples", "indices", "updates"], ["scattered"]),
    node("Neg", ["scattered"], ["y"]),
  ],
};

describe("foldEdge", () => {
  test("the first samples are divided where the sum is above zero, as in the export", async () => {
    const graph = await expectEqual(edge, (given) => expect(foldEdge.apply(given).changes).toBe(1));
    expect(typesOf(graph)).not.toContain("ScatterND");
  });

  test("another scatter stays unchanged", () => {
    const graph = smallGraph({
      ...edge,
      nodes: edge.nodes.with(7, node("Mul", ["dividend", "divisor"], ["quotient"])),
    });
    expect(foldEdge.apply(graph).changes).toBe(0);
  });
});
