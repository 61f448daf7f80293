import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { dequantiseGathers } from "../../../src/onnx/passes/dequantise-gathers.js";
import { node, run, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";

const quantisedGather: SmallGraph = {
  inputs: { tokens: [1, 3] },
  outputs: ["y"],
  constants: {
    table_quantized: ["int8", [4, 2], [0, 1, -20, 30, 44, -5, 127, -128]],
    table_scale: ["float32", [], [0.013]],
    table_zero_point: ["int8", [], [7]],
  },
  nodes: [
    node("Gather", ["table_quantized", "tokens"], ["y8"], { axis: 0 }),
    node("DequantizeLinear", ["y8", "table_scale", "table_zero_point"], ["y"]),
  ],
};

describe("dequantiseGathers", () => {
  test("a Gather of a quantised table becomes a Gather with the same result", async () => {
    const feeds = { tokens: new Tensor("int64", [3n, 0n, 2n], [1, 3]) };
    const before = await run(smallGraph(quantisedGather), feeds);
    const graph = smallGraph(quantisedGather);
    expect(dequantiseGathers.apply(graph).changes).toBe(1);
    expect(typesOf(graph)).toEqual(["Gather"]);
    expect((await run(graph, feeds))["y"]?.data).toEqual(before["y"]?.data);
  });

  test("a Gather of a float32 table stays unchanged", () => {
    const nodes = [node("Gather", ["table", "tokens"], ["y"])];
    const graph = smallGraph({ ...quantisedGather, constants: { table: ["float32", [2], [1, 2]] }, nodes });
    expect(dequantiseGathers.apply(graph).changes).toBe(0);
    expect(graph.nodes).toEqual(nodes);
  });

  test("a DequantizeLinear after another operator is refused", () => {
    const nodes = quantisedGather.nodes.with(0, node("Identity", ["table_quantized"], ["y8"]));
    expect(() => dequantiseGathers.apply(smallGraph({ ...quantisedGather, nodes }))).toThrow(
      "does not follow a Gather",
    );
  });

  test("a table with a scale for each row is refused", () => {
    const constants = { ...quantisedGather.constants, table_scale: ["float32", [4], [1, 2, 3, 4]] as const };
    expect(() => dequantiseGathers.apply(smallGraph({ ...quantisedGather, constants }))).toThrow("is not a scalar");
  });
});
