import type { NodeProto } from "./onnx_pb.js";

/** Returns the other of two inputs of a node; "" if `value` is not one of them. */
export function otherInput(node: NodeProto | undefined, value: string | undefined): string {
  const [first = "", second = ""] = node?.input ?? [];
  if (first === value) return second;
  return second === value ? first : "";
}
