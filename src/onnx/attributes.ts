import type { NodeProto } from "./onnx_pb.js";

/** An attribute of `node` that is a whole number; undefined where it does not have it. */
export function attributeInt(node: NodeProto, name: string): number | undefined {
  const attribute = node.attribute.find((candidate) => candidate.name === name);
  return attribute && Number(attribute.i);
}

/** An attribute of `node` that is a list of whole numbers; empty where it does not have it. */
export function attributeInts(node: NodeProto, name: string): readonly number[] {
  const attribute = node.attribute.find((candidate) => candidate.name === name);
  return attribute?.ints.map(Number) ?? [];
}
