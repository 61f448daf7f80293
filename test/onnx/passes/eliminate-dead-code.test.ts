import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { AttributeProtoSchema, GraphProtoSchema } from "../../../src/onnx/onnx_pb.js";
import { eliminateDeadCode } from "../../../src/onnx/passes/eliminate-dead-code.js";
import { node, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";

const graphWithDeadParts: SmallGraph = {
  inputs: { x: [1], unread: [1] },
  outputs: ["y"],
  constants: { used: ["float32", [1], [1]], unused: ["float32", [1], [1]], fed: ["float32", [1], [1]] },
  nodes: [
    node("Add", ["x", "used"], ["sum"]),
    node("Mul", ["x", "fed"], ["dead"]),
    node("Neg", ["dead"], ["dead_too"]),
    node("Neg", ["sum"], ["y"]),
  ],
};

test("nodes and constants that no output depends on are dropped, and the inputs stay", () => {
  const graph = smallGraph(graphWithDeadParts);
  expect(eliminateDeadCode.apply(graph)).toEqual({ changes: 4, summary: "2 nodes and 2 constants dropped" });
  expect(typesOf(graph)).toEqual(["Add", "Neg"]);
  expect([...graph.constants.keys()]).toEqual(["used"]);
  expect(graph.inputs).toEqual(["x", "unread"]);
  expect(eliminateDeadCode.apply(graph).changes).toBe(0);
});

test("a value that only a branch of an If reads stays", () => {
  const branch = node("If", ["sum"], ["y"]);
  const inner = create(GraphProtoSchema, { node: [node("Neg", ["dead"], ["z"])], output: [{ name: "z" }] });
  branch.attribute.push(create(AttributeProtoSchema, { name: "then_branch", type: 5, g: inner }));
  const graph = smallGraph({ ...graphWithDeadParts, nodes: graphWithDeadParts.nodes.with(3, branch) });
  eliminateDeadCode.apply(graph);
  expect(typesOf(graph)).toEqual(["Add", "Mul", "If"]);
});
