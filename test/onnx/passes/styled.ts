import { node, type SmallGraph } from "../small-graph.js";

const CHANNELS = 4;
const LENGTH = 6;

/** Returns numbers like those of weights; they are the same at every run. */
export function numbers(count: number, seed: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.sin((index + 1) * 12.9898 * seed));
}

/** An adaptive normalisation and a Snake before a convolution, as the exports have them. */
export const styled: SmallGraph = {
  inputs: { x: [1, CHANNELS, LENGTH], style: [1, 3] },
  outputs: ["y"],
  constants: {
    axes: ["int64", [1], [2]],
    epsilon: ["float32", [], [1e-5]],
    one: ["float32", [], [1]],
    two: ["float32", [], [2]],
    halves: ["int64", [2], [CHANNELS, CHANNELS]],
    fc: ["float32", [3, 2 * CHANNELS], numbers(6 * CHANNELS, 1)],
    fcBias: ["float32", [2 * CHANNELS], numbers(2 * CHANNELS, 2)],
    alpha: ["float32", [1, CHANNELS, 1], [0.5, -0.026, 2.3, 1e-4]],
    inverse: ["float32", [1, CHANNELS, 1], [2, -1 / 0.026, 1 / 2.3, 1e4]],
    kernel: ["float32", [2, CHANNELS, 3], numbers(6 * CHANNELS, 3)],
    lift: ["float32", [], [0]],
  },
  nodes: [
    node("MatMul", ["style", "fc"], ["product"]),
    node("Add", ["product", "fcBias"], ["linear"]),
    node("Unsqueeze", ["linear", "axes"], ["column"]),
    node("Split", ["column", "halves"], ["gamma", "beta"], { axis: 1 }),
    node("Add", ["gamma", "one"], ["factor"]),
    node("ReduceMean", ["x", "axes"], ["mean"], { keepdims: 1 }),
    node("Sub", ["x", "mean"], ["centred"]),
    node("Mul", ["centred", "centred"], ["squares"]),
    node("ReduceMean", ["squares", "axes"], ["variance"], { keepdims: 1 }),
    node("Add", ["variance", "epsilon"], ["above"]),
    node("Sqrt", ["above"], ["deviation"]),
    node("Div", ["centred", "deviation"], ["normal"]),
    node("Mul", ["factor", "normal"], ["scaled"]),
    node("Add", ["scaled", "beta"], ["adain"]),
    node("Mul", ["alpha", "adain"], ["inner"]),
    node("Sin", ["inner"], ["sine"]),
    node("Pow", ["sine", "two"], ["squared"]),
    node("Mul", ["inverse", "squared"], ["outer"]),
    node("Add", ["adain", "outer"], ["snake"]),
    node("Conv", ["snake", "kernel"], ["convolved"], { kernel_shape: [3], pads: [1, 1] }),
    node("Add", ["convolved", "lift"], ["y"]),
  ],
};

/** `styled` with some of its nodes replaced, by the name of their first output. */
export function styledWith(others: Readonly<Record<string, ReturnType<typeof node>>>): SmallGraph {
  return { ...styled, nodes: styled.nodes.map((given) => others[given.output[0] ?? ""] ?? given) };
}
