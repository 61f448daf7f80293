import type { Graph } from "./graph.js";
import { ElementType, elementCount, float32Tensor, readNumbers, type Tensor } from "./tensor.js";

/** Returns the float32 constant `name`; undefined if there is none of that type. */
export function floatConstant(graph: Graph, name: string | undefined): Tensor | undefined {
  const tensor = graph.constants.get(name ?? "");
  return tensor?.type === ElementType.float32 ? tensor : undefined;
}

/** Returns the elements of a float32 tensor. */
export function floatsOf(tensor: Tensor): Float32Array {
  return readNumbers(tensor) as Float32Array;
}

/** Returns the only element of the float32 constant `name`, of any shape; undefined if it has several. */
export function scalarOf(graph: Graph, name: string | undefined): number | undefined {
  const tensor = floatConstant(graph, name);
  return tensor?.byteLength === 4 ? floatsOf(tensor)[0] : undefined;
}

/** Returns the elements of the constant `name`; undefined if it is not an integer constant. */
export function integersOf(graph: Graph, name: string | undefined): readonly number[] | undefined {
  const tensor = graph.constants.get(name ?? "");
  if (tensor?.type !== ElementType.int64 && tensor?.type !== ElementType.int32) return undefined;
  return Array.from(readNumbers(tensor) ?? [], Number);
}

/** Returns `tensor` with each element multiplied by the factor for its index along `axis`. */
export function scaleAlong(tensor: Tensor, axis: number, factors: Float64Array): Tensor {
  const inner = tensor.dims.slice(axis + 1).reduce((product, dim) => product * dim, 1);
  const { stored } = tensor;
  const isFirst = axis === 1 && stored !== undefined && stored.factors === undefined;
  return {
    ...float32Tensor(tensor.dims, () =>
      floatsOf(tensor).map((value, index) => value * (factors[Math.floor(index / inner) % factors.length] ?? 0)),
    ),
    stored: isFirst ? { ...stored, factors } : undefined,
  };
}

/** Returns `tensor` with other dims for the same elements. */
export function reshaped(tensor: Tensor, dims: readonly number[]): Tensor {
  const { stored } = tensor;
  // With several scales, the axis that they belong to may be another one now.
  const isWhole = stored !== undefined && elementCount(stored.scale.dims) === 1;
  return { ...tensor, dims, stored: isWhole ? { ...stored, weight: { ...stored.weight, dims } } : undefined };
}

/** Splits the two inputs of a node into the float32 constant and the other value. */
export function constantOperand(
  graph: Graph,
  input: readonly string[],
): { readonly tensor: Tensor; readonly value: string } | undefined {
  const [first = "", second = ""] = input;
  const [one, other] = [floatConstant(graph, first), floatConstant(graph, second)];
  if (one !== undefined && other === undefined) return { tensor: one, value: second };
  if (other !== undefined && one === undefined) return { tensor: other, value: first };
  return undefined;
}
