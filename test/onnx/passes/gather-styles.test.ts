import { describe, expect, it } from "vitest";
import { fuseAdain } from "../../../src/onnx/passes/fuse-adain.js";
import { gatherStyles } from "../../../src/onnx/passes/gather-styles.js";
import { smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { styled } from "./styled.js";

describe("gatherStyles", () => {
  it("makes all that depends on a style with one product, which gives the same", async () => {
    const graph = await expectEqual(styled, (given) => {
      fuseAdain.apply(given);
      expect(gatherStyles.apply(given)).toEqual({ changes: 2, summary: "2 products of 1 styles made one for each" });
    });
    expect(typesOf(graph).filter((type) => type === "MatMul")).toHaveLength(1);
  });

  it("leaves a graph as it is that has no styled normalisation", () => {
    const graph = smallGraph(styled);
    const types = typesOf(graph);
    expect(gatherStyles.apply(graph).changes).toBe(0);
    expect(typesOf(graph)).toEqual(types);
  });
});
