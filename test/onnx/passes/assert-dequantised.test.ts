import { expect, test } from "vitest";
import { assertDequantised } from "../../../src/onnx/passes/assert-dequantised.js";
import { node, smallGraph } from "../small-graph.js";

const graphOf = (type: string) =>
  smallGraph({ inputs: { x: [1] }, outputs: ["y"], constants: {}, nodes: [node(type, ["x"], ["y"])] });

test.each([
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
])("a graph with a %s is refused", (type) => {
  expect(() => assertDequantised.apply(graphOf(type))).toThrow(
    expect.objectContaining({ code: "VOX_GRAPH_UNSUPPORTED" }),
  );
});

test.each(["MatMul", "Conv", "LSTM", "Gather", "com.microsoft:FastGelu"])("a %s is accepted", (type) => {
  expect(assertDequantised.apply(graphOf(type)).changes).toBe(0);
});
