import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { quantiseConvs } from "../../../src/onnx/passes/quantise-convs.js";
import { node, run, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";

const CHANNELS = 256;

interface Conv {
  readonly taps?: number;
  readonly dilation?: number;
  readonly length?: number;
  readonly channels?: number;
  readonly weights?: (size: number) => number[];
}

function conv({
  taps = 3,
  dilation = 1,
  length = 20,
  channels = CHANNELS,
  weights = (size) => noise(size, 1),
}: Conv = {}): SmallGraph {
  const reach = (dilation * (taps - 1)) / 2;
  const attributes = { kernel_shape: [1, taps], dilations: [1, dilation], pads: [0, reach, 0, reach], strides: [1, 1] };
  return {
    inputs: { x: [1, channels, 1, length] },
    outputs: ["y"],
    constants: {
      w: ["float32", [CHANNELS, channels, 1, taps], weights(CHANNELS * channels * taps)],
      b: ["float32", [CHANNELS], noise(CHANNELS, 2)],
    },
    nodes: [node("Conv", ["x", "w", "b"], ["all"], attributes), node("Neg", ["all"], ["y"])],
  };
}

/** Returns values from -1 to 1, without a pattern that would cancel out in sums. */
function noise(size: number, seed: number): number[] {
  return Array.from({ length: size }, (_, at) => (Math.sin((at + 1) * 12.9898 * seed) * 43758.5453) % 1);
}

/** Runs a graph before and after the pass. Returns the relative difference of the results (root mean square). */
async function compare(given: SmallGraph, values: readonly number[]) {
  const dims = given.inputs["x"] ?? [];
  const feeds = { x: new Tensor("float32", Float32Array.from(values), [...dims]) };
  const graph = smallGraph(given);
  const before = (await run(graph, feeds))["y"];
  expect(quantiseConvs.apply(graph).changes).toBe(1);
  const after = (await run(graph, feeds))["y"];
  const [one, other] = [before?.data as Float32Array, after?.data as Float32Array];
  expect(after?.dims).toEqual(before?.dims);
  const power = (all: readonly number[]) => all.reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt(power(Array.from(one, (value, at) => value - (other[at] ?? 0))) / power([...one]));
}

describe("quantiseConvs", () => {
  test.each([
    [1, 1, 20],
    [3, 1, 1],
    [3, 5, 20],
    [7, 3, 7],
    [11, 5, 41],
  ])("the result is nearly the same for %i taps, %i apart, over %i samples", async (taps, dilation, length) => {
    const given = conv({ taps, dilation, length });
    expect(await compare(given, noise(CHANNELS * length, 3))).toBeLessThan(0.015);
  });

  test("the result is exact if every product has the largest value, also without VNNI", async () => {
    const given = conv({ taps: 1, weights: (size) => new Array<number>(size).fill(1) });
    const loud = Array.from({ length: CHANNELS * 20 }, (_, at) => (at === 0 ? 0 : 1));
    expect(await compare(given, loud)).toBeLessThan(1e-5);
  });

  test("channels whose factors were moved into the weights keep their own scales", async () => {
    const factor = (channel: number) => 4 ** ((channel % 5) - 2);
    const weights = (size: number) => noise(size, 1).map((value, at) => value * factor(at % CHANNELS));
    const values = noise(CHANNELS * 20, 3).map((value, at) => value / factor(Math.floor(at / 20)));
    expect(await compare(conv({ taps: 1, weights }), values)).toBeLessThan(0.15);
  });

  test("convolutions that are narrow, have a stride, or affect durations or pitch stay unchanged", () => {
    expect(quantiseConvs.apply(smallGraph(conv({ channels: 128 }))).changes).toBe(0);
    expect(quantiseConvs.apply(smallGraph(without(conv(), "pads"))).changes).toBe(0);
    const pitch = conv();
    const nodes = [...pitch.nodes.slice(0, 1), node("CumSum", ["all", "axis"], ["y"])];
    const constants = { ...pitch.constants, axis: ["int64", [], [3]] as const };
    expect(quantiseConvs.apply(smallGraph({ ...pitch, nodes, constants })).changes).toBe(0);
    const durations = conv();
    const last = node("Neg", ["all"], ["durations"]);
    const outputs = ["durations"];
    const graph = smallGraph({ ...durations, outputs, nodes: [...durations.nodes.slice(0, 1), last] });
    expect(quantiseConvs.apply(graph).changes).toBe(0);
    expect(typesOf(graph)).toEqual(["Conv", "Neg"]);
  });
});

function without(given: SmallGraph, name: string): SmallGraph {
  for (const { attribute } of given.nodes) {
    const at = attribute.findIndex((one) => one.name === name);
    if (at >= 0) attribute.splice(at, 1);
  }
  return given;
}
