import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { dequantiseProducts } from "../../../src/onnx/passes/dequantise-products.js";
import { eliminateDeadCode } from "../../../src/onnx/passes/eliminate-dead-code.js";
import { liftTo2d } from "../../../src/onnx/passes/lift-to-2d.js";
import { packWeights } from "../../../src/onnx/passes/pack-weights.js";
import { winogradPlanes } from "../../../src/onnx/passes/winograd-planes.js";
import { node, run, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";
import { numbers } from "./styled.js";

const CHANNELS = 160;
const TAPS = 3;
const WEIGHTS = CHANNELS * CHANNELS * TAPS;
const SAMPLES = 20;

/** A quantised convolution whose weight is large enough to be packed. */
const quantised: SmallGraph = {
  inputs: { x: [1, CHANNELS, SAMPLES] },
  outputs: ["y"],
  constants: {
    w_quantized: ["uint8", [CHANNELS, CHANNELS, TAPS], numbers(WEIGHTS, 3).map((value) => Math.round(99 + 99 * value))],
    w_scale: ["float32", [], [0.01]],
    w_zero_point: ["uint8", [], [99]],
  },
  nodes: [
    node("DynamicQuantizeLinear", ["x"], ["x8", "x_scale", "x_zero"]),
    node("Mul", ["x_scale", "w_scale"], ["scale"]),
    node("ConvInteger", ["x8", "w_quantized", "x_zero", "w_zero_point"], ["y32"], { pads: [1, 1] }),
    node("Cast", ["y32"], ["y_float"], { to: 1 }),
    node("Mul", ["y_float", "scale"], ["product"]),
    node("Neg", ["product"], ["y"]),
  ],
};

const feeds = { x: new Tensor("float32", numbers(CHANNELS * SAMPLES, 5), [1, CHANNELS, SAMPLES]) };

/** Returns the graph in float32, laid out in two dimensions. */
function dequantised() {
  const graph = smallGraph(quantised);
  for (const pass of [dequantiseProducts, liftTo2d, eliminateDeadCode]) pass.apply(graph);
  return graph;
}

const bytesOf = ({ constants }: ReturnType<typeof dequantised>): number =>
  [...constants.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);

async function expectNear(graph: ReturnType<typeof dequantised>, expected: Float32Array): Promise<void> {
  const found = (await run(graph, feeds))["y"]?.data as Float32Array;
  expected.forEach((value, index) => {
    expect(found[index]).toBeCloseTo(value, 3);
  });
}

describe("packWeights", () => {
  test("a weight of the export stays in bytes, and the result is the same", async () => {
    const graph = dequantised();
    const expected = (await run(dequantised(), feeds))["y"]?.data as Float32Array;
    expect(packWeights.apply(graph).changes).toBe(1);
    expect(typesOf(graph)[0]).toBe("DequantizeLinear");
    expect(bytesOf(graph)).toBeLessThan(WEIGHTS + 1_000);
    await expectNear(graph, expected);
  });

  test("the weights of a convolution in fewer products are made of bytes, and the result is nearly the same", async () => {
    const graph = dequantised();
    const expected = (await run(dequantised(), feeds))["y"]?.data as Float32Array;
    for (const pass of [winogradPlanes, eliminateDeadCode, packWeights]) pass.apply(graph);
    expect(typesOf(graph)[0]).toBe("DequantizeLinear");
    expect(bytesOf(graph)).toBeLessThan(WEIGHTS + 10_000);
    await expectNear(graph, expected);
  });

  test("weights that are float32 in the export stay as they are", () => {
    const weight = ["float32", [CHANNELS, CHANNELS, 1, TAPS], numbers(WEIGHTS, 3)] as const;
    const graph = smallGraph({
      inputs: { x: [1, CHANNELS, 1, SAMPLES] },
      outputs: ["y"],
      constants: { w: weight },
      nodes: [node("Conv", ["x", "w"], ["y"], { pads: [0, 1, 0, 1] })],
    });
    expect(packWeights.apply(graph).changes).toBe(0);
    expect(typesOf(graph)).toEqual(["Conv"]);
  });
});
