import { describe, expect, test } from "vitest";
import { fuseAdain } from "../../../src/onnx/passes/fuse-adain.js";
import { gatherStyles } from "../../../src/onnx/passes/gather-styles.js";
import { smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { styled } from "./styled.js";

describe("gatherStyles", () => {
  test("one product computes all values that depend on a style, with the same result", async () => {
    const graph = await expectEqual(styled, (given) => {
      fuseAdain.apply(given);
      expect(gatherStyles.apply(given)).toEqual({ changes: 2, summary: "2 products of 1 styles made one for each" });
    });
    expect(typesOf(graph).filter((type) => type === "MatMul")).toHaveLength(1);
  });

  test("a graph without a styled normalisation stays unchanged", () => {
    const graph = smallGraph(styled);
    const types = typesOf(graph);
    expect(gatherStyles.apply(graph).changes).toBe(0);
    expect(typesOf(graph)).toEqual(types);
  });
});
