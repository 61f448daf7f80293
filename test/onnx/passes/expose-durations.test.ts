import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { exposeDurations } from "../../../src/onnx/passes/expose-durations.js";
import { node, run, type SmallGraph, smallGraph } from "../small-graph.js";

const predictor: SmallGraph = {
  inputs: { logits: [1, 3, 2], speed: [1] },
  outputs: ["y"],
  constants: { last: ["int64", [1], [-1]], one: ["float32", [], [1]] },
  nodes: [
    node("Round", ["logits"], ["decoy"]),
    node("Sigmoid", ["logits"], ["shares"]),
    node("ReduceSum", ["shares", "last"], ["summed"], { keepdims: 0 }),
    node("Div", ["summed", "speed"], ["paced"]),
    node("Round", ["paced"], ["rounded"]),
    node("Clip", ["rounded", "one"], ["clipped"]),
    node("Cast", ["clipped"], ["frames"], { to: 7 }),
    node("Cast", ["frames"], ["y"], { to: 1 }),
  ],
};

const feeds = {
  logits: new Tensor("float32", [9, 9, -9, -9, 9, -9], [1, 3, 2]),
  speed: new Tensor("float32", [0.5], [1]),
};

describe("exposeDurations", () => {
  test("the rounded durations become an additional output of one int64 per token", async () => {
    const graph = smallGraph(predictor);
    expect(exposeDurations.apply(graph).changes).toBe(1);
    expect(graph.outputs).toEqual(["y", "durations"]);
    const { y, durations } = await run(graph, feeds);
    expect(durations?.dims).toEqual([3]);
    expect(durations?.data).toEqual(BigInt64Array.of(4n, 1n, 2n));
    expect(y?.data).toEqual(Float32Array.of(4, 1, 2));
  });

  test("durations are found if nothing divides them by the speed", () => {
    const nodes = predictor.nodes.with(3, node("ReduceSum", ["shares", "last"], ["paced"], { keepdims: 0 }));
    expect(exposeDurations.apply(smallGraph({ ...predictor, nodes })).changes).toBe(1);
  });

  test("a graph without durations, or with such an output, stays unchanged", () => {
    const without = smallGraph({ ...predictor, outputs: ["decoy"], nodes: predictor.nodes.slice(0, 1) });
    expect(exposeDurations.apply(without)).toEqual({ changes: 0, summary: "the graph computes no durations" });
    expect(without.outputs).toEqual(["decoy"]);
    const twice = smallGraph(predictor);
    exposeDurations.apply(twice);
    expect(exposeDurations.apply(twice).changes).toBe(0);
    expect(twice.outputs).toEqual(["y", "durations"]);
  });

  test("durations that are rounded but not cast to int64 are refused", () => {
    const nodes = predictor.nodes.with(6, node("Cast", ["clipped"], ["frames"], { to: 6 }));
    expect(() => exposeDurations.apply(smallGraph({ ...predictor, nodes }))).toThrow("no Clip and Cast");
  });

  test("a graph with two durations is refused", () => {
    const nodes = [...predictor.nodes, node("Cast", ["clipped"], ["frames_2"], { to: 7 })];
    expect(() => exposeDurations.apply(smallGraph({ ...predictor, nodes }))).toThrow("frames, frames_2");
  });
});
