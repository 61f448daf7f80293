import { describe, expect, test } from "vitest";
import { deduplicateConstants } from "../../../src/onnx/passes/deduplicate-constants.js";
import { node, type SmallGraph } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";

const doubled: SmallGraph = {
  inputs: { x: [2] },
  outputs: ["y"],
  constants: {
    one: ["float32", [2], [1, 2]],
    same: ["float32", [2], [1, 2]],
    other: ["float32", [2], [1, 3]],
    column: ["float32", [2, 1], [1, 2]],
  },
  nodes: [
    node("Add", ["x", "one"], ["a"]),
    node("Mul", ["a", "same"], ["b"]),
    node("Mul", ["b", "other"], ["c"]),
    node("Mul", ["c", "column"], ["y"]),
  ],
};

describe("deduplicateConstants", () => {
  test("one of several constants with equal type, shape and elements stays", async () => {
    const graph = await expectEqual(doubled, (given) => {
      expect(deduplicateConstants.apply(given)).toEqual({
        changes: 1,
        summary: "1 copies of constants dropped, 0.0 MB",
      });
      expect(deduplicateConstants.apply(given).changes).toBe(0);
    });
    expect([...graph.constants.keys()]).toEqual(["one", "other", "column"]);
  });
});
