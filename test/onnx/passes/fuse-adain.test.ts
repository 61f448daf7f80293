import { describe, expect, test } from "vitest";
import { fuseAdain } from "../../../src/onnx/passes/fuse-adain.js";
import { node, smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { styled, styledWith } from "./styled.js";

describe("fuseAdain", () => {
  test("an adaptive normalisation becomes one operator with the same result", async () => {
    const graph = await expectEqual(styled, (given) =>
      expect(fuseAdain.apply(given)).toEqual({
        changes: 1,
        summary: "1 adaptive normalisations made one operator each",
      }),
    );
    const types = typesOf(graph);
    expect(types).toContain("InstanceNormalization");
    expect(types).not.toContain("ReduceMean");
    expect(types).not.toContain("Div");
  });

  test("an adaptive normalisation over (length, batch, channels) with transposes becomes one operator too", async () => {
    const moved = styledWith({
      mean: node("ReduceMean", ["first", "firstAxis"], ["mean"], { keepdims: 1 }),
      centred: node("Sub", ["first", "mean"], ["centred"]),
      variance: node("ReduceMean", ["squares", "firstAxis"], ["variance"], { keepdims: 1 }),
      above: node("Add", ["turned", "epsilon"], ["above"]),
      normal: node("Div", ["turnedBack", "deviation"], ["normal"]),
    });
    const perm = { perm: [1, 2, 0] };
    const at = (name: string) => moved.nodes.findIndex(({ output }) => output[0] === name);
    const nodes = [
      ...moved.nodes.slice(0, at("mean")),
      node("Transpose", ["x"], ["first"], { perm: [2, 0, 1] }),
      ...moved.nodes.slice(at("mean"), at("above")),
      node("Transpose", ["variance"], ["turned"], perm),
      node("Transpose", ["centred"], ["turnedBack"], perm),
      ...moved.nodes.slice(at("above")),
    ];
    const constants = { ...styled.constants, firstAxis: ["int64", [1], [0]] as const };
    const graph = await expectEqual({ ...moved, constants, nodes }, (given) => {
      expect(fuseAdain.apply(given).changes).toBe(1);
    });
    expect(typesOf(graph)).not.toContain("ReduceMean");
  });

  test("another normalisation stays unchanged", () => {
    for (const other of [
      { mean: node("ReduceMax", ["x", "axes"], ["mean"], { keepdims: 1 }) },
      { squares: node("Mul", ["centred", "x"], ["squares"]) },
      { factor: node("Add", ["gamma", "two"], ["factor"]) },
      { above: node("Max", ["variance", "epsilon"], ["above"]) },
    ]) {
      const graph = smallGraph(styledWith(other));
      const types = typesOf(graph);
      expect(fuseAdain.apply(graph).changes).toBe(0);
      expect(typesOf(graph)).toEqual(types);
    }
  });
});
