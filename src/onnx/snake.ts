import { constantOperand, floatConstant, floatsOf, scalarOf, scaleAlong } from "./constants.js";
import type { Graph } from "./graph.js";
import { type AttributeValue, NodeBuilder } from "./node-builder.js";
import type { NodeProto } from "./onnx_pb.js";
import { addStyleProduct, findStyleProduct, type StyleProduct } from "./style-product.js";

/** A Snake activation after an adaptive normalisation: x + sin(alpha * x)² / alpha. */
interface Snake {
  /** The InstanceNormalization before the activation. */
  readonly norm: NodeProto;
  readonly scale: StyleProduct;
  readonly bias: StyleProduct;
  /** One value per channel, positive or negative; magnitudes go down to 1e-4. */
  readonly alpha: Float64Array;
  readonly output: string;
  /** The convolutions that read the output. */
  readonly readers: readonly NodeProto[];
}

/** Matches x + (1/a) * sin(a * x)², where x comes from a styled norm and only convolutions read the result. */
function matchSnake(graph: Graph, sin: NodeProto): Snake[] {
  const mul = graph.producer(sin.input[0] ?? "");
  const inner = mul?.opType === "Mul" ? constantOperand(graph, mul.input) : undefined;
  const square = graph.onlyReader(sin.output[0] ?? "");
  const scaled = square && isSquare(graph, square) ? graph.onlyReader(square.output[0] ?? "") : undefined;
  const outer = scaled?.opType === "Mul" ? constantOperand(graph, scaled.input) : undefined;
  const sum = scaled && graph.onlyReader(scaled.output[0] ?? "");
  if (inner === undefined || outer === undefined || sum?.opType !== "Add" || !sum.input.includes(inner.value))
    return [];

  const norm = graph.producer(inner.value);
  if (norm?.opType !== "InstanceNormalization" || graph.readers(inner.value).length !== 2) return [];
  const [, scaleName = "", biasName = ""] = norm.input;
  const [scale, bias] = [findStyleProduct(graph, scaleName), findStyleProduct(graph, biasName)];
  const alpha = Float64Array.from(floatsOf(inner.tensor));
  const inverse = floatsOf(outer.tensor);
  const areInverse =
    alpha.length === inverse.length && alpha.every((a, at) => Math.abs(a * (inverse[at] ?? 0) - 1) < 1e-4);
  if (scale === undefined || bias === undefined || !areInverse || scale.bias.dims[0] !== alpha.length) return [];

  const [output = ""] = sum.output;
  const readers = graph.readers(output);
  const readable = readers.every((reader) => isPlainConv(graph, reader, output)) && !graph.outputs.includes(output);
  return readable ? [{ norm, scale, bias, alpha, output, readers }] : [];
}

function isSquare(graph: Graph, node: NodeProto): boolean {
  const [base, exponent] = node.input;
  return node.opType === "Pow" ? scalarOf(graph, exponent) === 2 : node.opType === "Mul" && base === exponent;
}

function isPlainConv(graph: Graph, node: NodeProto, input: string): boolean {
  const channels = floatConstant(graph, node.input[1])?.dims[1];
  const group = node.attribute.find(({ name }) => name === "group")?.i ?? 1n;
  return node.opType === "Conv" && node.input.indexOf(input) === 0 && channels !== undefined && group === 1n;
}

/** Another form of Snake, as a function of t = f x with a factor f for each channel. */
export interface SnakeForm {
  /** End of the names of its values. */
  readonly suffix: string;
  /** Returns the factor of a channel. */
  readonly factor: (alpha: number) => number;
  /** Adds f * snake(x), and returns its name. */
  readonly add: (build: NodeBuilder, t: string) => string;
}

/** Rewrites each Snake activation after an adaptive normalisation in another form. Returns how many there were. */
export function rewriteSnakes(graph: Graph, { suffix, factor, add }: SnakeForm): number {
  const found = graph.nodes.flatMap((node) => (node.opType === "Sin" ? matchSnake(graph, node) : []));
  for (const snake of found) {
    const build = new NodeBuilder(graph, `${snake.output}_${suffix}`);
    replaceSnake(graph, build, snake, snake.alpha.map(factor), (t) => add(build, t));
  }
  if (found.length > 0) graph.tidy();
  return found.length;
}

/**
 * Replaces the normalisation by one whose output is multiplied by `factors` per channel, and the Snake by `activate` of
 * that output. Divides the weights of the convolutions that read it by `factors`.
 */
function replaceSnake(
  graph: Graph,
  build: NodeBuilder,
  { norm, scale, bias, output, readers }: Snake,
  factors: Float64Array,
  activate: (x: string) => string,
): void {
  const scaled = [scale, bias].map((product) => addStyleProduct(build, scaleProduct(product, factors)));
  const epsilon: AttributeValue = { float: norm.attribute.find(({ name }) => name === "epsilon")?.f ?? 1e-5 };
  const x = build.add("InstanceNormalization", [norm.input[0] ?? "", ...scaled], { epsilon });
  graph.redirect(output, activate(x));
  for (const reader of readers)
    scaleConvInputs(
      graph,
      reader,
      factors.map((factor) => 1 / factor),
    );
}

/** Returns `product` with each channel multiplied by its factor. */
function scaleProduct({ style, weight, bias }: StyleProduct, factors: Float64Array): StyleProduct {
  return { style, weight: scaleAlong(weight, 1, factors), bias: scaleAlong(bias, 0, factors) };
}

/** Multiplies the weights of each input channel of `conv` by its factor. */
function scaleConvInputs(graph: Graph, conv: NodeProto, factors: Float64Array): void {
  const [, name = ""] = conv.input;
  const weight = floatConstant(graph, name);
  if (weight === undefined) return;
  const scaled = graph.addConstant(`${name}_scaled`, scaleAlong(weight, 1, factors));
  graph.setInput(conv, 1, scaled);
}
