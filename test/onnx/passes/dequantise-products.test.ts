import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { dequantiseProducts } from "../../../src/onnx/passes/dequantise-products.js";
import { eliminateDeadCode } from "../../../src/onnx/passes/eliminate-dead-code.js";
import { node, run, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";

// Quantisation keeps whole numbers from 0 to 255, and scales that are powers of two cause no rounding. With such values,
// the quantised graph and the float32 graph must have the same result to the bit.

const quantisedMatMul: SmallGraph = {
  inputs: { x: [2, 3] },
  outputs: ["y"],
  constants: {
    w_quantized: ["int8", [3, 2], [1, -2, 30, 4, -50, 6]],
    w_scale: ["float32", [2], [0.5, 0.25]],
    w_zero_point: ["int8", [2], [0, 3]],
  },
  nodes: [
    node("DynamicQuantizeLinear", ["x"], ["x8", "x_scale", "x_zero"]),
    node("MatMulInteger", ["x8", "w_quantized", "x_zero", "w_zero_point"], ["y32"]),
    node("Cast", ["y32"], ["y_float"], { to: 1 }),
    node("Mul", ["x_scale", "w_scale"], ["scale"]),
    node("Mul", ["y_float", "scale"], ["y"]),
  ],
};

const quantisedConv: SmallGraph = {
  inputs: { x: [1, 2, 5] },
  outputs: ["y"],
  constants: {
    w_quantized: ["uint8", [3, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    w_scale: ["float32", [], [0.5]],
    w_zero_point: ["uint8", [], [6]],
    bias: ["float32", [3], [1.5, -2, 40]],
    bias_shape: ["int64", [3], [1, -1, 1]],
  },
  nodes: [
    node("DynamicQuantizeLinear", ["x"], ["x8", "x_scale", "x_zero"]),
    node("Mul", ["x_scale", "w_scale"], ["scale"]),
    node("Div", ["bias", "scale"], ["bias_divided"]),
    node("Floor", ["bias_divided"], ["bias_floor"]),
    node("Cast", ["bias_floor"], ["bias32"], { to: 6 }),
    node("Reshape", ["bias32", "bias_shape"], ["bias_reshaped"]),
    node("ConvInteger", ["x8", "w_quantized", "x_zero", "w_zero_point"], ["y32"], { pads: [1, 0], dilations: [2] }),
    node("Add", ["y32", "bias_reshaped"], ["y_biased"]),
    node("Cast", ["y_biased"], ["y_float"], { to: 1 }),
    node("Mul", ["y_float", "scale"], ["y"]),
  ],
};

const feeds = {
  matMul: { x: new Tensor("float32", [0, 255, 17, 3, 128, 99], [2, 3]) },
  conv: { x: new Tensor("float32", [0, 255, 17, 3, 128, 99, 1, 2, 200, 54], [1, 2, 5]) },
};

describe("dequantiseProducts", () => {
  test("a quantised MatMul, scaled by column, becomes a MatMul with the same result", async () => {
    const before = await run(smallGraph(quantisedMatMul), feeds.matMul);
    const graph = smallGraph(quantisedMatMul);
    expect(dequantiseProducts.apply(graph).changes).toBe(1);
    eliminateDeadCode.apply(graph);
    expect(typesOf(graph)).toEqual(["MatMul"]);
    expect([...graph.constants.keys()]).toEqual(["w"]);
    expect((await run(graph, feeds.matMul))["y"]?.data).toEqual(before["y"]?.data);
  });

  test("a quantised Conv with a bias becomes a Conv with the same result", async () => {
    const before = await run(smallGraph(quantisedConv), feeds.conv);
    const graph = smallGraph(quantisedConv);
    expect(dequantiseProducts.apply(graph).changes).toBe(1);
    eliminateDeadCode.apply(graph);
    expect(typesOf(graph)).toEqual(["Conv"]);
    expect((await run(graph, feeds.conv))["y"]?.data).toEqual(before["y"]?.data);
  });

  test("a weight that two products share becomes one constant", () => {
    const { nodes } = quantisedMatMul;
    const again = nodes.slice(1).map(({ opType, input, output }) =>
      node(
        opType,
        input.map((name) => (["y32", "y_float", "scale"].includes(name) ? `${name}_2` : name)),
        output.map((name) => `${name}_2`),
        opType === "Cast" ? { to: 1 } : {},
      ),
    );
    const graph = smallGraph({ ...quantisedMatMul, outputs: ["y", "y_2"], nodes: [...nodes, ...again] });
    expect(dequantiseProducts.apply(graph).changes).toBe(2);
    eliminateDeadCode.apply(graph);
    expect(typesOf(graph)).toEqual(["MatMul", "MatMul"]);
    expect([...graph.constants.keys()]).toEqual(["w"]);
  });

  test("a float32 graph stays unchanged, and the summary says so", () => {
    const nodes = [node("MatMul", ["x", "w"], ["y"])];
    const graph = smallGraph({ ...quantisedMatMul, constants: { w: ["float32", [3, 1], [1, 2, 3]] }, nodes });
    expect(dequantiseProducts.apply(graph).changes).toBe(0);
    expect(graph.nodes).toEqual(nodes);
  });

  test.each([
    ["reads a sum that something else reads too", { outputs: ["y", "y32"] }],
    ["is not followed by a Cast", { nodes: quantisedMatMul.nodes.with(2, node("Identity", ["y32"], ["y_float"])) }],
    [
      "has a weight that is computed",
      { inputs: { x: [2, 3], w_quantized: [3, 2] }, constants: without("w_quantized") },
    ],
    ["has a zero point that is computed", { constants: without("w_zero_point") }],
    ["has a scale that does not fit", { constants: { ...quantisedMatMul.constants, w_scale: scaleOf(3) } }],
  ])("a product that %s is refused", (_, change) => {
    const graph = smallGraph({ ...quantisedMatMul, ...change });
    expect(() => dequantiseProducts.apply(graph)).toThrow(expect.objectContaining({ code: "VOX_GRAPH_UNSUPPORTED" }));
  });

  test.each([
    [
      "was scaled by something else",
      { nodes: quantisedConv.nodes.with(2, node("Div", ["bias", "w_scale"], ["bias_divided"])) },
    ],
    [
      "lies along another axis",
      { constants: { ...quantisedConv.constants, bias_shape: ["int64", [3], [1, 1, -1]] as const } },
    ],
    ["has another length", { constants: { ...quantisedConv.constants, bias: ["float32", [1], [1]] as const } }],
  ])("a bias that %s is refused", (_, change) => {
    const graph = smallGraph({ ...quantisedConv, ...change });
    expect(() => dequantiseProducts.apply(graph)).toThrow("not a bias divided by its scale");
  });
});

function without(name: string): SmallGraph["constants"] {
  return Object.fromEntries(Object.entries(quantisedMatMul.constants).filter(([key]) => key !== name));
}

function scaleOf(count: number): SmallGraph["constants"][string] {
  return ["float32", [count], new Array(count).fill(1)];
}
