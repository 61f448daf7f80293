import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { keepBack } from "../../../src/onnx/passes/keep-back.js";
import { keepFront } from "../../../src/onnx/passes/keep-front.js";
import { splitFrontBack } from "../../../src/onnx/passes/split-front-back.js";
import { node, run, type SmallGraph, smallGraph } from "../small-graph.js";
import { numbers } from "./styled.js";

/** The text with its curves, and the spectra of a source, on their way to the sound. */
const model: SmallGraph = {
  inputs: { x: [1, 2, 4], curve: [1, 1, 4], style: [1, 2] },
  outputs: ["audio", "durations"],
  constants: {
    mix: ["float32", [4, 4], numbers(16, 1)],
    one: ["float32", [1, 1, 3], [1, 2, 3]],
    kernel: ["float32", [2, 4, 1], numbers(8, 2)],
    noise: ["float32", [2, 2, 1], numbers(4, 3)],
    axis: ["int64", [1], [2]],
  },
  nodes: [
    node("MatMul", ["x", "mix"], ["text"]),
    node("Neg", ["text"], ["durations"]),
    node("Conv", ["curve", "one"], ["pitch"], { kernel_shape: [3], pads: [1, 1] }),
    node("Conv", ["pitch", "one"], ["energy"], { kernel_shape: [3], pads: [1, 1] }),
    node("Concat", ["text", "pitch", "energy"], ["joined"], { axis: 1 }),
    node("Mul", ["curve", "curve"], ["square"]),
    node("Sqrt", ["square"], ["magnitude"]),
    node("Concat", ["magnitude", "curve"], ["spectrum"], { axis: 1 }),
    node("Conv", ["joined", "kernel"], ["voice"], { kernel_shape: [1] }),
    node("Conv", ["spectrum", "noise"], ["breath"], { kernel_shape: [1] }),
    node("Conv", ["text", "noise"], ["rest"], { kernel_shape: [1] }),
    node("Add", ["voice", "breath"], ["both"]),
    node("Add", ["both", "rest"], ["all"]),
    node("Unsqueeze", ["style", "axis"], ["column"]),
    node("Mul", ["all", "column"], ["audio"]),
  ],
};

const feeds = Object.fromEntries(
  Object.entries(model.inputs).map(([name, dims]) => {
    const count = dims.reduce((product, dim) => product * dim, 1);
    return [name, new Tensor("float32", Float32Array.from(numbers(count, 4)), dims)];
  }),
);

describe("splitFrontBack, keepFront, keepBack", () => {
  test("the two parts of a split model compute its result together", async () => {
    const whole = await run(smallGraph(model), feeds);
    const [front, back] = [smallGraph(model), smallGraph(model)];
    for (const graph of [front, back]) {
      expect(splitFrontBack.apply(graph)).toEqual({ changes: 4, summary: "asr, f0, n, har named" });
    }
    keepFront.apply(front);
    keepBack.apply(back);
    expect(front.outputs).toEqual(["asr", "f0", "n", "har", "durations"]);
    expect(back.inputs).toEqual(["asr", "f0", "n", "har", "style"]);
    expect(back.outputs).toEqual(["audio"]);
    const { durations, ...seam } = await run(front, feeds);
    const { audio } = await run(back, { ...seam, ...(feeds["style"] && { style: feeds["style"] }) });
    expect(durations?.data).toEqual(whole["durations"]?.data);
    expect(audio?.data).toEqual(whole["audio"]?.data);
  });

  test("a model without such a seam stays unchanged", () => {
    const graph = smallGraph({ ...model, nodes: model.nodes.with(6, node("Abs", ["square"], ["magnitude"])) });
    expect(splitFrontBack.apply(graph).changes).toBe(0);
    expect(keepFront.apply(graph).changes).toBe(0);
    expect(keepBack.apply(graph).changes).toBe(0);
    expect(graph.outputs).toEqual(["audio", "durations"]);
  });
});
