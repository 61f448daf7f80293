import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { normaliseGain } from "../../../src/onnx/passes/normalise-gain.js";
import { node, run, type SmallGraph, smallGraph } from "../small-graph.js";

/** Overlapping frames of 8 samples, with a distance of 2, whose sum is doubled. */
const synthesis: SmallGraph = {
  inputs: { frames: [1, 1, 2] },
  outputs: ["audio"],
  constants: {
    window: ["float32", [1, 1, 8], [1, 1, 1, 1, 1, 1, 1, 1]],
    two: ["float32", [], [2]],
    last: ["int64", [1], [0]],
  },
  nodes: [
    node("ConvTranspose", ["frames", "window"], ["added"], { strides: [2], kernel_shape: [8] }),
    node("Mul", ["added", "two"], ["doubled"]),
    node("Squeeze", ["doubled", "last"], ["audio"]),
  ],
};

const feeds = { frames: new Tensor("float32", [3, 6], [1, 1, 2]) };

describe("normaliseGain", () => {
  test("overlapping frames are divided by the sum of their squared Hann windows, 3/8 of the frames that overlap", async () => {
    const before = await run(smallGraph(synthesis), feeds);
    const graph = smallGraph(synthesis);
    expect(normaliseGain.apply(graph)).toEqual({ changes: 1, summary: "audio multiplied by 0.6667" });
    const after = await run(graph, feeds);
    expect(after["audio"]?.dims).toEqual(before["audio"]?.dims);
    const [loud, level] = [before, after].map(({ audio }) => audio?.data as Float32Array);
    expect(level).toEqual(loud?.map((sample) => sample * Math.fround(1 / 1.5)));
  });

  test("a graph that divides already, has no such frames, or is normalised stays unchanged", () => {
    const divided = synthesis.nodes.with(1, node("Div", ["added", "two"], ["doubled"]));
    expect(normaliseGain.apply(smallGraph({ ...synthesis, nodes: divided })).changes).toBe(0);
    const upsampling = node("ConvTranspose", ["frames", "window"], ["added"], { strides: [4], kernel_shape: [8] });
    expect(normaliseGain.apply(smallGraph({ ...synthesis, nodes: synthesis.nodes.with(0, upsampling) })).changes).toBe(
      0,
    );
    const twice = smallGraph(synthesis);
    normaliseGain.apply(twice);
    expect(normaliseGain.apply(twice)).toEqual({ changes: 0, summary: "the sound is at its level already" });
  });
});
