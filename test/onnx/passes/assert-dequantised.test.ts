import { expect, it } from "vitest";
import { assertDequantised } from "../../../src/onnx/passes/assert-dequantised.js";
import { node, smallGraph } from "../small-graph.js";

const graphOf = (type: string) =>
  smallGraph({ inputs: { x: [1] }, outputs: ["y"], constants: {}, nodes: [node(type, ["x"], ["y"])] });

it.each([
  "QLinearConv",
  "QuantizeLinear",
  "DequantizeLinear",
  "DynamicQuantizeLinear",
  "MatMulInteger",
  "ConvInteger",
  "com.microsoft:MatMulIntegerToFloat",
  "com.microsoft:DynamicQuantizeLSTM",
  "com.microsoft:DynamicQuantizeMatMul",
  "com.microsoft:MatMulNBits",
  "com.microsoft:QAttention",
  "com.microsoft:GatherBlockQuantized",
])("refuses a graph with a %s", (type) => {
  expect(() => assertDequantised.apply(graphOf(type))).toThrow(
    expect.objectContaining({ code: "VOX_GRAPH_UNSUPPORTED" }),
  );
});

it.each(["MatMul", "Conv", "LSTM", "Gather", "com.microsoft:FastGelu"])("lets a %s be", (type) => {
  expect(assertDequantised.apply(graphOf(type)).changes).toBe(0);
});
