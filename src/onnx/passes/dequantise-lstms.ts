import { create } from "@bufbuild/protobuf";
import { dequantise } from "../dequantise.js";
import type { Graph } from "../graph.js";
import { type NodeProto, NodeProtoSchema } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import type { Tensor } from "../tensor.js";

/**
 * Turns each DynamicQuantizeLSTM (com.microsoft) back into an LSTM.
 *
 * Why: a DynamicQuantizeLSTM quantises its activations at every step, and an LSTM computes the durations. Both operators
 * have the same inputs and attributes, except that the quantised one stores its weights transposed.
 */
export const dequantiseLstms: Pass = {
  name: "dequantise-lstms",
  apply(graph) {
    const lstms = graph.nodes.filter((node) => node.opType === "DynamicQuantizeLSTM");
    for (const lstm of lstms) {
      const [x = "", , , bias = "", lengths = "", h = "", c = "", peephole = ""] = lstm.input;
      const input = [x, addWeight(graph, lstm, 1, 8), addWeight(graph, lstm, 2, 10), bias, lengths, h, c, peephole];
      const { name, output, attribute } = lstm;
      graph.replace([lstm], create(NodeProtoSchema, { name, opType: "LSTM", input, output, attribute }));
    }
    return { changes: lstms.length, summary: `${lstms.length} quantised LSTMs made float32` };
  },
};

/** Adds the float32 weight of input `at`. Its scale is input `scaleAt`, and its zero point is the next input. */
function addWeight(graph: Graph, lstm: NodeProto, at: number, scaleAt: number): string {
  const [weight = "", scale = "", zeroPoint = ""] = [lstm.input[at], lstm.input[scaleAt], lstm.input[scaleAt + 1]];
  // One scale per direction. onnxruntime also accepts one per row, but no export has that.
  const tensor = dequantise(graph, lstm, { weight, scale, zeroPoint, axis: 0 });
  if (tensor.dims.length !== 3) throw graph.unsupported(`DynamicQuantizeLSTM ${lstm.name}: its weight is not 3-D`);
  return graph.addConstant(weight.replace(/_quantized$/, ""), transposed(tensor));
}

/** (directions, inputs, 4 * hidden) → (directions, 4 * hidden, inputs) */
function transposed(tensor: Tensor): Tensor {
  const [directions = 0, columns = 0, rows = 0] = tensor.dims;
  const size = tensor.byteLength / (directions * columns * rows);
  const { stored } = tensor;
  return {
    ...tensor,
    dims: [directions, rows, columns],
    bytes: () => transposedBytes(tensor, size),
    stored: stored && { ...stored, weight: transposed(stored.weight) },
  };
}

/** @param size of an element @unit bytes */
function transposedBytes(tensor: Tensor, size: number): Uint8Array {
  const [directions = 0, columns = 0, rows = 0] = tensor.dims;
  const from = tensor.bytes();
  const to = new Uint8Array(from.length);
  for (let direction = 0; direction < directions; direction += 1) {
    const base = direction * rows * columns;
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const [source, target] = [(base + column * rows + row) * size, (base + row * columns + column) * size];
        for (let byte = 0; byte < size; byte += 1) to[target + byte] = from[source + byte] ?? 0;
      }
    }
  }
  return to;
}
