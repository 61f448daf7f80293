import { describe, expect, test } from "vitest";
import { fuseAdain } from "../../../src/onnx/passes/fuse-adain.js";
import { fuseSnake } from "../../../src/onnx/passes/fuse-snake.js";
import { node, smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { styled, styledWith } from "./styled.js";

describe("fuseSnake", () => {
  test("Snake is rewritten with one cosine for factors of any sign and size, and the result is the same", async () => {
    const graph = await expectEqual(
      styled,
      (given) => {
        fuseAdain.apply(given);
        expect(fuseSnake.apply(given)).toEqual({
          changes: 1,
          summary: "1 Snake activations written with one cosine each",
        });
      },
      3, // The difference of 1 and the cosine of a hundredth of a radian, times 10,000, has few exact digits.
    );
    const types = typesOf(graph);
    expect(types.filter((type) => type === "Cos")).toHaveLength(1);
    expect(types).not.toContain("Sin");
    expect(types).not.toContain("Pow");
  });

  test("another activation, or one that not only convolutions read, stays unchanged", () => {
    for (const other of [
      { squared: node("Pow", ["sine", "one"], ["squared"]) },
      { outer: node("Mul", ["alpha", "squared"], ["outer"]) },
      { y: node("Add", ["snake", "lift"], ["y"]) },
      {},
    ]) {
      const graph = smallGraph(styledWith(other));
      if (Object.keys(other).length > 0) fuseAdain.apply(graph);
      const types = typesOf(graph);
      expect(fuseSnake.apply(graph).changes).toBe(0);
      expect(typesOf(graph)).toEqual(types);
    }
  });
});
