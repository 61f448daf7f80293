import { constantOperand, floatConstant, floatsOf, integersOf } from "./constants.js";
import type { Graph } from "./graph.js";
import type { NodeBuilder } from "./node-builder.js";
import type { NodeProto } from "./onnx_pb.js";
import { float32Tensor, type Tensor } from "./tensor.js";

/** A vector that depends only on the style: `style @ weight + bias`, of shape (channels,). */
export interface StyleProduct {
  /** Shape (1, inputs). */
  readonly style: string;
  /** Shape (inputs, channels). */
  readonly weight: Tensor;
  /** Shape (channels,). */
  readonly bias: Tensor;
}

/** Adds MatMul → Add → Reshape, the form that {@link findStyleProduct} matches. Returns the vector's name. */
export function addStyleProduct(build: NodeBuilder, { style, weight, bias }: StyleProduct): string {
  const product = build.add("MatMul", [style, build.floats(weight.dims, () => floatsOf(weight))]);
  const sum = build.add("Add", [product, build.floats(bias.dims, () => floatsOf(bias))]);
  return build.add("Reshape", [sum, build.integers(-1)]);
}

/** Finds the product that computes `value`, of shape (channels,). */
export function findStyleProduct(graph: Graph, value: string): StyleProduct | undefined {
  const reshape = graph.producer(value);
  if (reshape?.opType !== "Reshape" || integersOf(graph, reshape.input[1])?.join() !== "-1") return undefined;
  return findLinear(graph, reshape.input[0] ?? "");
}

/** Finds the linear layer whose output is `value`, of shape (1, channels). */
export function findLinear(graph: Graph, value: string): StyleProduct | undefined {
  const add = graph.producer(value);
  const operands = add?.opType === "Add" ? constantOperand(graph, add.input) : undefined;
  const product = graph.producer(operands?.value ?? "");
  const weight = floatConstant(graph, product?.input[1]);
  if (operands === undefined || product?.opType !== "MatMul" || weight?.dims.length !== 2) return undefined;
  if (operands.tensor.dims.join() !== `${weight.dims[1]}`) return undefined;
  return { style: product.input[0] ?? "", weight, bias: operands.tensor };
}

/** Returns channels `from` to `to` of a product. */
export function sliceProduct({ style, weight, bias }: StyleProduct, from: number, to: number): StyleProduct {
  const [rows = 0, columns = 0] = weight.dims;
  const width = to - from;
  return {
    style,
    weight: float32Tensor([rows, width], () => {
      const all = floatsOf(weight);
      const part = new Float32Array(rows * width);
      for (let row = 0; row < rows; row += 1) {
        part.set(all.subarray(row * columns + from, row * columns + to), row * width);
      }
      return part;
    }),
    bias: float32Tensor([width], () => floatsOf(bias).slice(from, to)),
  };
}

/** Lists the InstanceNormalizations whose scale and bias are products of the style. */
export function styledNorms(
  graph: Graph,
): readonly { readonly norm: NodeProto; readonly scale: StyleProduct; readonly bias: StyleProduct }[] {
  return graph.nodes.flatMap((norm) => {
    if (norm.opType !== "InstanceNormalization") return [];
    const [, scaleName = "", biasName = ""] = norm.input;
    const [scale, bias] = [findStyleProduct(graph, scaleName), findStyleProduct(graph, biasName)];
    return scale === undefined || bias === undefined ? [] : [{ norm, scale, bias }];
  });
}
