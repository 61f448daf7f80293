import { describe, expect, test } from "vitest";
import { poolAsEltwise } from "../../../src/onnx/passes/pool-as-eltwise.js";
import { reflectAsConcat } from "../../../src/onnx/passes/reflect-as-concat.js";
import { transposedAsConvs } from "../../../src/onnx/passes/transposed-as-convs.js";
import { node, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { numbers } from "./styled.js";

const image: Pick<SmallGraph, "inputs" | "outputs"> = { inputs: { x: [1, 2, 1, 5] }, outputs: ["y"] };
const wide = { strides: [1, 6], pads: [0, 3, 0, 3], kernel_shape: [1, 12] };
const upsampling: SmallGraph = {
  ...image,
  constants: { w: ["float32", [2, 3, 1, 12], numbers(72, 1)], b: ["float32", [3], [1, 2, 3]] },
  nodes: [node("ConvTranspose", ["x", "w", "b"], ["up"], wide), node("Neg", ["up"], ["y"])],
};
const double = { group: 2, strides: [1, 2], pads: [0, 1, 0, 1], output_padding: [0, 1], kernel_shape: [1, 3] };
const pool: SmallGraph = {
  ...image,
  constants: { w: ["float32", [2, 1, 1, 3], numbers(6, 1)], b: ["float32", [2], [1, 2]] },
  nodes: [node("ConvTranspose", ["x", "w", "b"], ["up"], double), node("Neg", ["up"], ["y"])],
};
const reflection: SmallGraph = {
  ...image,
  constants: { pads: ["int64", [8], [0, 0, 0, 1, 0, 0, 0, 0]] },
  nodes: [node("Pad", ["x", "pads"], ["padded"], { mode: "reflect" }), node("Neg", ["padded"], ["y"])],
};

describe.each([
  { pass: transposedAsConvs, graph: upsampling, gone: "ConvTranspose", others: [pool, reflection] },
  { pass: poolAsEltwise, graph: pool, gone: "ConvTranspose", others: [upsampling, reflection] },
  { pass: reflectAsConcat, graph: reflection, gone: "Pad", others: [upsampling, pool] },
])("$pass.name", ({ pass, graph, gone, others }) => {
  test("$pass.name replaces its operator and keeps the result", async () => {
    const after = await expectEqual(graph, (given) => expect(pass.apply(given).changes).toBe(1));
    expect(typesOf(after)).not.toContain(gone);
  });

  test("other ways of upsampling stay unchanged", () => {
    for (const other of others) expect(pass.apply(smallGraph(other)).changes).toBe(0);
  });
});
