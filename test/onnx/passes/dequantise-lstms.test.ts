import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { dequantiseLstms } from "../../../src/onnx/passes/dequantise-lstms.js";
import { node, run, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";

const INPUTS = 3;
const HIDDEN = 2;

const quantisedLstm: SmallGraph = {
  inputs: { x: [4, 1, INPUTS] },
  outputs: ["y"],
  constants: {
    w_quantized: ["int8", [2, INPUTS, 4 * HIDDEN], wave(2 * INPUTS * 4 * HIDDEN, 60)],
    w_scale: ["float32", [2], [1 / 64, 1 / 32]],
    w_zero_point: ["int8", [2], [0, 5]],
    r_quantized: ["int8", [2, HIDDEN, 4 * HIDDEN], wave(2 * HIDDEN * 4 * HIDDEN, 50)],
    r_scale: ["float32", [2], [1 / 64, 1 / 64]],
    r_zero_point: ["int8", [2], [0, -3]],
    bias: ["float32", [2, 8 * HIDDEN], wave(2 * 8 * HIDDEN, 0.5)],
    start: ["float32", [2, 1, HIDDEN], wave(2 * HIDDEN, 0.5)],
  },
  nodes: [
    node(
      "com.microsoft:DynamicQuantizeLSTM",
      "x w_quantized r_quantized bias - start start - w_scale w_zero_point r_scale r_zero_point".split(" ").map(absent),
      ["y"],
      { direction: "bidirectional", hidden_size: HIDDEN, input_forget: 0 },
    ),
  ],
};

describe("dequantiseLstms", () => {
  test("a quantised LSTM of two directions becomes an LSTM with nearly the same result", async () => {
    const feeds = { x: new Tensor("float32", Float32Array.from(wave(4 * INPUTS, 1)), [4, 1, INPUTS]) };
    const before = await run(smallGraph(quantisedLstm), feeds);
    const graph = smallGraph(quantisedLstm);
    expect(dequantiseLstms.apply(graph).changes).toBe(1);
    expect(typesOf(graph)).toEqual(["LSTM"]);
    const after = await run(graph, feeds);
    expect(after["y"]?.dims).toEqual(before["y"]?.dims);
    // The quantised LSTM rounds its inputs and its state to 8 bits at every step.
    expect(largestDifference(before["y"], after["y"])).toBeLessThan(0.01);
  });

  test("an LSTM stays unchanged", () => {
    const nodes = [node("LSTM", ["x", "w", "r"], ["y"], { hidden_size: HIDDEN })];
    const graph = smallGraph({ ...quantisedLstm, constants: {}, nodes });
    expect(dequantiseLstms.apply(graph).changes).toBe(0);
    expect(graph.nodes).toEqual(nodes);
  });

  test("an LSTM with a scale for each row, which no export has, is refused", () => {
    const rows = 2 * 4 * HIDDEN;
    const constants = { ...quantisedLstm.constants, w_scale: ["float32", [2, rows / 2], wave(rows, 1)] as const };
    const graph = smallGraph({ ...quantisedLstm, constants });
    expect(() => dequantiseLstms.apply(graph)).toThrow(expect.objectContaining({ code: "VOX_GRAPH_UNSUPPORTED" }));
  });
});

/** Returns `count` values within [-amplitude, amplitude]. They are whole numbers if the amplitude is above 1. */
function wave(count: number, amplitude: number): number[] {
  const values = Array.from({ length: count }, (_, index) => amplitude * Math.sin(index * 1.7 + 0.3));
  return amplitude > 1 ? values.map(Math.round) : values;
}

function absent(name: string): string {
  return name === "-" ? "" : name;
}

function largestDifference(one: Tensor | undefined, other: Tensor | undefined): number {
  const [a, b] = [one?.data as Float32Array, other?.data as Float32Array];
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? Number.NaN))));
}
