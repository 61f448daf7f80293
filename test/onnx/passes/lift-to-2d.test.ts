import { describe, expect, test } from "vitest";
import { liftTo2d } from "../../../src/onnx/passes/lift-to-2d.js";
import { node, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { numbers, styled } from "./styled.js";

/** Operators between convolutions, as in the exports. */
const sequence: SmallGraph = {
  inputs: { x: [1, 2, 5], late: [1, 2, 10] },
  outputs: ["y"],
  constants: {
    up: ["float32", [2, 1, 3], numbers(6, 1)],
    upBias: ["float32", [2], numbers(2, 2)],
    kernel: ["float32", [2, 2, 3], numbers(12, 3)],
    scales: ["float32", [3], [1, 1, 2]],
    shift: ["float32", [2, 1], [1, 2]],
    pads: ["int64", [6], [0, 0, 1, 0, 0, 0]],
    starts: ["int64", [1], [0]],
    ends: ["int64", [1], [1]],
    axes: ["int64", [1], [1]],
    halves: ["int64", [2], [1, 1]],
  },
  nodes: [
    node("ConvTranspose", ["x", "up", "upBias"], ["twice"], {
      strides: [2],
      group: 2,
      pads: [1, 1],
      output_padding: [1],
    }),
    node("Conv", ["x", "kernel"], ["once"], { kernel_shape: [3], pads: [3, 3], dilations: [3], strides: [1] }),
    node("Resize", ["once", "", "scales"], ["again"]),
    node("Add", ["twice", "again"], ["sum"]),
    node("Mul", ["sum", "shift"], ["shifted"]),
    node("Pad", ["shifted", "pads"], ["padded"]),
    node("Slice", ["padded", "starts", "ends", "axes"], ["part"]),
    node("Split", ["padded", "halves"], ["one", "other"], { axis: 1 }),
    node("Concat", ["part", "one", "other"], ["three"], { axis: 1 }),
    node("ReduceMean", ["three"], ["mean"], { keepdims: 1 }),
    node("Sub", ["three", "mean"], ["centred"]),
    node("Conv", ["late", "kernel"], ["side"], { kernel_shape: [3], pads: [1, 1] }),
    node("ReduceMean", ["side"], ["sideMean"], { keepdims: 1 }),
    node("Mul", ["centred", "sideMean"], ["y"]),
  ],
};

describe("liftTo2d", () => {
  test("the result is the same in two dimensions, and one dimension returns for other operators", async () => {
    const graph = await expectEqual(sequence, (given) => {
      expect(liftTo2d.apply(given)).toEqual({ changes: 10, summary: "10 nodes laid out in two dimensions" });
    });
    expect(typesOf(graph).filter((type) => type === "Unsqueeze")).toHaveLength(2); // x, once for both, and late
    const kernels = graph.nodes.filter(({ opType }) => opType === "Conv").map(({ input }) => input[1] ?? "");
    expect(kernels.map((name) => graph.constants.get(name)?.dims)).toEqual([
      [2, 2, 1, 3],
      [2, 2, 1, 3],
    ]);
  });

  test("a graph without convolutions of sequences stays unchanged", () => {
    const graph = smallGraph({ ...styled, nodes: styled.nodes.slice(0, 14), outputs: ["adain"] });
    const types = typesOf(graph);
    expect(liftTo2d.apply(graph).changes).toBe(0);
    expect(typesOf(graph)).toEqual(types);
  });
});
