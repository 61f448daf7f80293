import { attributeInt, attributeInts } from "../attributes.js";
import { constantOperand, floatsOf, integersOf, scalarOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import { otherInput } from "../other-input.js";
import type { Pass } from "../pass.js";
import { addStyleProduct, findLinear, type StyleProduct, sliceProduct } from "../style-product.js";
import { float32Tensor } from "../tensor.js";

/**
 * Fuses each adaptive instance normalisation (AdaIN, Huang 2017) into one InstanceNormalization:
 *
 *     (x - mean) / sqrt(variance + epsilon) * (1 + gamma) + beta,   gamma | beta = style @ W + b
 *
 * Why: the exported form takes seven passes over a tensor of up to 20 MB; the operator takes three. The bias of gamma
 * absorbs the 1.
 */
export const fuseAdain: Pass = {
  name: "fuse-adain",
  apply(graph) {
    const found = graph.nodes.flatMap((node) => (node.opType === "Div" ? matchNormalised(graph, node) : []));
    for (const adain of found) fuse(graph, adain);
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} adaptive normalisations made one operator each` };
  },
};

interface Adain {
  /** The input of the normalisation; `perm` brings its axes to (batch, channels, length). */
  readonly x: string;
  readonly perm: readonly number[] | undefined;
  readonly epsilon: number;
  readonly gamma: StyleProduct;
  readonly beta: StyleProduct;
  /** The output of the normalisation. */
  readonly output: string;
}

/** Lists the scale-and-shift pairs of the normalised tensor that `div` computes; several may share it. */
function matchNormalised(graph: Graph, div: NodeProto): Adain[] {
  const norm = findNorm(graph, div);
  if (norm === undefined) return [];
  const [normalised = ""] = div.output;
  return graph.readers(normalised).flatMap((mul) => {
    if (mul.opType !== "Mul") return [];
    const factor = otherInput(mul, normalised);
    const [scaled = ""] = mul.output;
    const add = graph.onlyReader(scaled);
    const gamma = findGamma(graph, factor);
    const beta = add?.opType === "Add" ? findHalf(graph, otherInput(add, scaled)) : undefined;
    if (gamma === undefined || beta === undefined) return [];
    return [{ ...norm, gamma, beta, output: add?.output[0] ?? "" }];
  });
}

/** Matches (x - mean) / sqrt(mean of squares + epsilon) over the last axis, perhaps after a Transpose. */
function findNorm(graph: Graph, div: NodeProto): Pick<Adain, "x" | "perm" | "epsilon"> | undefined {
  const [dividend = "", root = ""] = div.input;
  const sqrt = graph.producer(root);
  const add = sqrt?.opType === "Sqrt" ? graph.producer(sqrt.input[0] ?? "") : undefined;
  const operands = add?.opType === "Add" ? constantOperand(graph, add.input) : undefined;
  const epsilon = add?.input.map((name) => scalarOf(graph, name)).find((value) => value !== undefined);
  if (operands === undefined || epsilon === undefined) return undefined;

  const moved = graph.producer(dividend);
  const perm = moved?.opType === "Transpose" ? attributeInts(moved, "perm") : undefined;
  const centred = perm === undefined ? dividend : (moved?.input[0] ?? "");
  const sub = graph.producer(centred);
  const [x = "", mean = ""] = sub?.input ?? [];
  const variance = perm === undefined ? operands.value : untransposed(graph, operands.value, perm);
  const squares = meanOf(graph, variance, perm);
  const square = graph.producer(squares ?? "");
  const isSquare = square?.opType === "Mul" && square.input.every((name) => name === centred);
  if (sub?.opType !== "Sub" || meanOf(graph, mean, perm) !== x || !isSquare) return undefined;
  return { x, perm, epsilon };
}

/** Returns the operand of the mean `value`, over the axis that is the last one after `perm`. */
function meanOf(graph: Graph, value: string | undefined, perm: readonly number[] | undefined): string | undefined {
  const reduce = graph.producer(value ?? "");
  if (reduce?.opType !== "ReduceMean" || attributeInt(reduce, "keepdims") === 0) return undefined;
  const axes = integersOf(graph, reduce.input[1]) ?? attributeInts(reduce, "axes");
  const last = perm?.[2] ?? 2;
  const [axis = Number.NaN] = axes;
  return axes.length === 1 && (axis + 3) % 3 === last ? reduce.input[0] : undefined;
}

function untransposed(graph: Graph, value: string, perm: readonly number[]): string | undefined {
  const transpose = graph.producer(value);
  const same = transpose?.opType === "Transpose" && attributeInts(transpose, "perm").join() === perm.join();
  return same ? transpose.input[0] : undefined;
}

/** Returns 1 + gamma as one product. */
function findGamma(graph: Graph, value: string): StyleProduct | undefined {
  const add = graph.producer(value);
  const operands = add?.opType === "Add" ? constantOperand(graph, add.input) : undefined;
  if (operands === undefined || operands.tensor.byteLength !== 4 || floatsOf(operands.tensor)[0] !== 1)
    return undefined;
  const gamma = findHalf(graph, operands.value);
  if (gamma === undefined) return undefined;
  return { ...gamma, bias: float32Tensor(gamma.bias.dims, () => floatsOf(gamma.bias).map((value) => value + 1)) };
}

/** Matches `value`, of shape (1, channels, 1), as a product: one part of Split(Unsqueeze(linear layer)). */
function findHalf(graph: Graph, value: string): StyleProduct | undefined {
  const split = graph.producer(value);
  const sizes = integersOf(graph, split?.input[1]);
  if (split?.opType !== "Split" || attributeInt(split, "axis") !== 1 || sizes === undefined) return undefined;
  const shaped = graph.producer(split.input[0] ?? "");
  if (shaped?.opType !== "Unsqueeze" && shaped?.opType !== "Reshape") return undefined;
  const linear = findLinear(graph, shaped.input[0] ?? "");
  if (linear === undefined) return undefined;
  const index = split.output.indexOf(value);
  const from = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
  return sliceProduct(linear, from, from + (sizes[index] ?? 0));
}

function fuse(graph: Graph, { x, perm, epsilon, gamma, beta, output }: Adain): void {
  const build = new NodeBuilder(graph, `${output}_adain`);
  const input = perm === undefined ? x : build.add("Transpose", [x], { perm });
  const scale = addStyleProduct(build, gamma);
  const bias = addStyleProduct(build, beta);
  graph.redirect(output, build.add("InstanceNormalization", [input, scale, bias], { epsilon: { float: epsilon } }));
}
