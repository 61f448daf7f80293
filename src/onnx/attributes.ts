import type { NodeProto } from "./onnx_pb.js";

/** Returns an integer attribute of `node`; undefined if it has none of that name. */
export function attributeInt(node: NodeProto, name: string): number | undefined {
  const attribute = node.attribute.find((candidate) => candidate.name === name);
  return attribute && Number(attribute.i);
}

/** Returns a list of integers that is an attribute of `node`; empty if it has none of that name. */
export function attributeInts(node: NodeProto, name: string): readonly number[] {
  const attribute = node.attribute.find((candidate) => candidate.name === name);
  return attribute?.ints.map(Number) ?? [];
}
