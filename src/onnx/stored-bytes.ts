import type { NodeBuilder } from "./node-builder.js";
import type { StoredBytes } from "./tensor.js";

/** Adds a node that dequantises bytes, without their factors. Returns the name of its output. */
export function addDequantised(build: NodeBuilder, { weight, scale, zeroPoint, axis }: StoredBytes): string {
  const input = [build.constant("bytes", weight), build.constant("scale", scale)];
  if (zeroPoint !== undefined) input.push(build.constant("zero", zeroPoint));
  return build.add("DequantizeLinear", input, { axis });
}
