import type { NodeProto } from "./onnx_pb.js";

/** An attribute of `node` that is a whole number; undefined where it does not have it. */
export function attributeInt(node: NodeProto, name: string): number | undefined {
  const attribute = node.attribute.find((candidate) => candidate.name === name);
  return attribute && Number(attribute.i);
}
