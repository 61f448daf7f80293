import { describe, expect, test } from "vitest";
import { winogradPlanes } from "../../../src/onnx/passes/winograd-planes.js";
import { node, smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { conv } from "./fast-conv-graph.js";

/** Parts of the time in which narrow convolutions are computed. */
const TILES = 4;
/** Decimals of the result that stay the same, by the number of taps. */
const DIGITS: Readonly<Record<number, number>> = { 3: 4, 7: 2, 11: 1.5 };

describe("winogradPlanes", () => {
  test.each(
    [3, 7, 11].flatMap((taps) =>
      [1, 3, 5].flatMap((dilation) => [1, 2, 8, 11, 41, 100].map((length) => [taps, dilation, length])),
    ),
  )("the result is the same for %i taps, %i apart, over %i samples", async (taps = 0, dilation = 0, length = 0) => {
    const graph = await expectEqual(
      conv(taps, dilation, length),
      (given) => {
        expect(winogradPlanes.apply(given).changes).toBe(1);
      },
      DIGITS[taps],
    );
    expect(typesOf(graph).filter((type) => type === "Conv")).toHaveLength(2 * TILES);
  });

  test.each([3, 7, 11])("an activation before %i taps is computed in the same parts of the time", async (taps) => {
    const { constants, nodes, ...rest } = conv(taps, 5, 200);
    const activation = [
      node("InstanceNormalization", ["given", "b", "b"], ["n"]),
      node("Mul", ["n", "half"], ["m"]),
      node("Add", ["m", "n"], ["x"]),
    ];
    const graph = await expectEqual(
      {
        ...rest,
        inputs: { given: [1, 8, 1, 200] },
        constants: { ...constants, half: ["float32", [], [0.5]] },
        nodes: [...activation, ...nodes],
      },
      (given) => {
        expect(winogradPlanes.apply(given).changes).toBe(1);
      },
      (DIGITS[taps] ?? 0) - 0.5, // Its values are larger.
    );
    const types = typesOf(graph);
    expect(types.filter((type) => type === "InstanceNormalization")).toHaveLength(1);
    expect(types.indexOf("Slice")).toBeGreaterThan(types.indexOf("InstanceNormalization"));
    expect(types.indexOf("ConvTranspose")).toBeGreaterThan(types.indexOf("Slice"));
    expect(types.filter((type) => type === "ConvTranspose")).toHaveLength(TILES);
  });

  test("the activation of a value that others read too stays whole", async () => {
    const { constants, nodes, outputs, ...rest } = conv(3, 1, 100);
    const graph = await expectEqual(
      {
        ...rest,
        inputs: { given: [1, 8, 1, 100] },
        outputs: [...outputs, "kept"],
        constants: { ...constants, half: ["float32", [], [0.5]] },
        nodes: [node("Mul", ["given", "half"], ["x"]), node("Neg", ["x"], ["kept"]), ...nodes],
      },
      (given) => {
        expect(winogradPlanes.apply(given).changes).toBe(1);
      },
    );
    expect(typesOf(graph).filter((type) => type === "ConvTranspose")).toHaveLength(TILES);
  });

  test("a convolution whose taps are as far apart as its strides, and one that a phase depends on, stay unchanged", () => {
    expect(winogradPlanes.apply(smallGraph(conv(3, 2, 20))).changes).toBe(0);
    expect(winogradPlanes.apply(smallGraph(conv(11, 11, 20))).changes).toBe(0);
    const pitch = conv(3, 1, 20);
    const nodes = [...pitch.nodes, node("CumSum", ["all", "axis"], ["phase"])];
    const constants = { ...pitch.constants, axis: ["int64", [], [3]] as const };
    expect(winogradPlanes.apply(smallGraph({ ...pitch, constants, nodes, outputs: ["phase"] })).changes).toBe(0);
  });
});
