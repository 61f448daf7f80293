import { describe, expect, test } from "vitest";
import { winogradPlanes } from "../../../src/onnx/passes/winograd-planes.js";
import { node, smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { conv } from "./long-conv-graph.js";

/** Decimals of the result that stay the same, by the number of taps. */
const DIGITS: Readonly<Record<number, number>> = { 3: 4, 7: 2, 11: 1.5 };

describe("winogradPlanes", () => {
  test.each(
    [3, 7, 11].flatMap((taps) =>
      [1, 3, 5].flatMap((dilation) => [1, 2, 8, 11, 41].map((length) => [taps, dilation, length])),
    ),
  )("the result is the same for %i taps, %i apart, over %i samples", async (taps = 0, dilation = 0, length = 0) => {
    const graph = await expectEqual(
      conv(taps, dilation, length),
      (given) => {
        expect(winogradPlanes.apply(given).changes).toBe(1);
      },
      DIGITS[taps],
    );
    expect(typesOf(graph).filter((type) => type === "Conv")).toHaveLength(2);
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
