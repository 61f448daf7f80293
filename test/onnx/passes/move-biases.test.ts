import { describe, expect, test } from "vitest";
import { moveBiases } from "../../../src/onnx/passes/move-biases.js";
import { node, type SmallGraph, smallGraph } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { numbers } from "./styled.js";

const CHANNELS = 4;
const attributes = { kernel_shape: [1, 3], pads: [0, 1, 0, 1], strides: [1, 1], dilations: [1, 1] };

const norm = (input: string, output: string) => node("InstanceNormalization", [input, "scale", "shift"], [output]);
const conv = (input: string, name: string) => node("Conv", [input, `w${name}`, `b${name}`], [name], attributes);

/** A graph over `x` with the weights of some convolutions. */
function over(nodes: SmallGraph["nodes"], names: readonly string[], outputs: readonly string[] = ["y"]): SmallGraph {
  const weights = names.flatMap((name, at) => [
    [`w${name}`, ["float32", [CHANNELS, CHANNELS, 1, 3], numbers(CHANNELS * CHANNELS * 3, at + 1)] as const] as const,
    [`b${name}`, ["float32", [CHANNELS], numbers(CHANNELS, at + 7)] as const] as const,
  ]);
  const norms = {
    scale: ["float32", [CHANNELS], numbers(CHANNELS, 20)] as const,
    shift: ["float32", [CHANNELS], numbers(CHANNELS, 21)] as const,
  };
  return {
    inputs: { x: [1, CHANNELS, 1, 12] },
    outputs,
    constants: { ...norms, ...Object.fromEntries(weights) },
    nodes,
  };
}

/** Names of the biases that are left. */
const biases = ({ nodes }: ReturnType<typeof smallGraph>): string[] =>
  nodes.flatMap(({ opType, input }) => (opType === "Conv" ? [input[2] ?? ""] : []));

/** Two residual blocks: x + c(norm(a(norm x))), and the same after them. */
const CHAIN = over(
  [
    ...[norm("x", "n1"), conv("n1", "a"), norm("a", "n2"), conv("n2", "c"), node("Add", ["c", "x"], ["s"])],
    ...[norm("s", "n3"), conv("n3", "d"), norm("d", "n4"), conv("n4", "e"), node("Add", ["e", "s"], ["y"])],
  ],
  ["a", "c", "d", "e"],
);

describe("moveBiases", () => {
  test("biases before normalisations go, and those of a chain of residuals are added up in its last convolution", async () => {
    const graph = await expectEqual(CHAIN, (given) => {
      expect(moveBiases.apply(given).changes).toBe(3);
    });
    expect(biases(graph)).toEqual(["", "", "", "be_with_earlier"]);
  });

  test("a second run finds nothing to do", () => {
    const graph = smallGraph(CHAIN);
    moveBiases.apply(graph);
    expect(moveBiases.apply(graph).changes).toBe(0);
  });

  test("the bias of a sum that only normalisations read goes", async () => {
    const graph = await expectEqual(
      over([conv("x", "a"), node("Add", ["x", "a"], ["s"]), norm("s", "y")], ["a"]),
      (given) => {
        expect(moveBiases.apply(given).changes).toBe(1);
      },
    );
    expect(biases(graph)).toEqual([""]);
  });

  test.each<[string, SmallGraph]>([
    ["its result is an output", over([conv("x", "a"), norm("a", "y")], ["a"], ["y", "a"])],
    ["another node reads its result", over([conv("x", "a"), norm("a", "n"), node("Mul", ["n", "a"], ["y"])], ["a"])],
    ["the sum is an output", over([conv("x", "a"), node("Add", ["x", "a"], ["s"]), norm("s", "y")], ["a"], ["y", "s"])],
    ["its result is added twice", over([conv("x", "a"), node("Add", ["a", "a"], ["s"]), norm("s", "y")], ["a"])],
    [
      "two others read the sum",
      over(
        [
          ...[conv("x", "a"), node("Add", ["x", "a"], ["s"]), norm("s", "n"), conv("n", "c")],
          ...[node("Add", ["s", "c"], ["t"]), node("Mul", ["s", "t"], ["y"])],
        ],
        ["a", "c"],
      ),
    ],
    [
      "the next addend is no convolution",
      over([conv("x", "a"), node("Add", ["x", "a"], ["s"]), norm("s", "n"), node("Add", ["s", "n"], ["y"])], ["a"]),
    ],
    [
      "the next convolution has another reader",
      over(
        [
          ...[conv("x", "a"), node("Add", ["x", "a"], ["s"]), norm("s", "n"), conv("n", "c")],
          ...[node("Add", ["s", "c"], ["t"]), node("Mul", ["c", "t"], ["y"])],
        ],
        ["a", "c"],
      ),
    ],
    [
      "a phase depends on it",
      {
        ...over([conv("x", "a"), norm("a", "n"), node("CumSum", ["n", "axis"], ["y"])], ["a"]),
        constants: {
          ...over([], ["a"]).constants,
          axis: ["int64", [], [3]],
        },
      },
    ],
  ])("a bias stays if %s", async (_, description) => {
    await expectEqual(description, (given) => {
      expect(moveBiases.apply(given).changes).toBe(0);
    });
  });
});
