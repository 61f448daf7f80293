import { attributeInt, attributeInts } from "./attributes.js";
import { floatConstant, floatsOf } from "./constants.js";
import type { Graph } from "./graph.js";
import { NodeBuilder } from "./node-builder.js";
import type { NodeProto } from "./onnx_pb.js";
import { nodesOfPitch } from "./pitch.js";
import { int64Tensor, type Tensor } from "./tensor.js";
import { around, type FastFilter, fastFilter } from "./winograd.js";

/** A convolution that a fast filter can compute, over sequences that are laid out as images of height 1. */
export interface FastConv {
  readonly node: NodeProto;
  /** Shape (channels, channels, 1, taps). */
  readonly weight: Tensor;
  readonly bias: Tensor | undefined;
  readonly dilation: number;
  readonly filter: FastFilter;
}

/** With more channels, the kernels at all points would take more memory than the gain is worth. */
const MOST_CHANNELS = 256;

/**
 * Finds the convolutions of 3, 7 and 11 taps that a fast filter can compute: those with as many channels and samples in their result as in
 * their input. Skips every node that durations and pitch depend on.
 */
export function findFastConvs(graph: Graph): FastConv[] {
  const precise = nodesOfPitch(graph);
  return graph.nodes.flatMap((node) => (precise.has(node) ? [] : matchFastConv(graph, node)));
}

function matchFastConv(graph: Graph, node: NodeProto): FastConv[] {
  const weight = node.opType === "Conv" ? floatConstant(graph, node.input[1]) : undefined;
  const [made = 0, channels, height, taps = 0] = weight?.dims ?? [];
  const [, dilation = 1] = attributeInts(node, "dilations");
  const filter = FILTERS.get(taps);
  if (weight === undefined || filter === undefined || height !== 1 || made !== channels || made > MOST_CHANNELS)
    return [];
  const reach = (dilation * (taps - 1)) / 2;
  const isPlain =
    (attributeInt(node, "group") ?? 1) === 1 &&
    attributeInts(node, "strides").every((stride) => stride === 1) &&
    attributeInts(node, "pads").join() === `0,${reach},0,${reach}`;
  if (!isPlain || divisor(filter.output.length, dilation) > 1) return [];
  return [{ node, weight, bias: floatConstant(graph, node.input[2]), dilation, filter }];
}

/** Greatest common divisor. */
function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}

/**
 * Filters by their number of taps: 3 taps, 8 samples at a time, and 7 and 11 taps, 11 samples at a time. Of the tried sets of points, which
 * float32 represents exactly, these have the smallest error: 3e-6 of the result with 3 taps, 7e-5 with 7, 5e-4 with 11.
 */
const FILTERS: ReadonlyMap<number, FastFilter> = new Map([
  [3, fastFilter(8, 3, around(0.4375, 1.5, 2.5))],
  [7, fastFilter(11, 7, around(0.375, 0.625, 0.8125, 1.25, 1.75, 2.5).concat(0.125))],
  [11, fastFilter(11, 11, around(0.375, 0.5, 0.6875, 0.8125, 1.1875, 1.75, 2.5, 3.5).concat(0.125))],
]);

/** Attributes of a convolution over the samples. */
export interface Window {
  readonly kernel_shape: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly pads: readonly number[];
}

/**
 * Adds the first step: the inputs of all products.
 *
 * @param x shape (1, channels, 1, samples)
 * @returns a value of shape (1, points * channels, 1, windows)
 */
export type AddInputs = (build: NodeBuilder, x: string, conv: FastConv, window: Window) => string;

/**
 * Adds the weights at each point.
 *
 * @returns a value of shape (points * made, channels, 1, 1)
 */
export type AddKernel = (build: NodeBuilder, conv: FastConv) => string;

/** Constants of a convolution's fast filter, which several parts of a sequence may share. */
export interface FilterConstants {
  /** Shape (points * made, channels, 1, 1). */
  readonly kernel: string;
  /** The bias, for each product; shape (points * made). */
  readonly shift: string;
  /** The sum that makes each sample of the products; shape (points, 1, 1, samples at a time). */
  readonly sums: string;
}

/** Replaces a convolution by its fast filter. */
export function replaceFastConv(
  graph: Graph,
  conv: FastConv,
  addInputs: AddInputs,
  addKernel: AddKernel = constantKernel,
): void {
  const { node } = conv;
  const [x = ""] = node.input;
  const build = new NodeBuilder(graph, `${node.output[0]}_winograd`);
  const sound = addFastFilter(build, conv, x, addFilterConstants(build, conv, addKernel), addInputs);
  const length = build.add("Shape", [x], { start: 3, end: 4 });
  const cut = [sound, graph.addConstant("winograd_start", int64Tensor([0])), length, build.integers(3)];
  graph.redirect(node.output[0] ?? "", build.add("Slice", cut));
}

/** Adds the constants of a convolution's fast filter. */
export function addFilterConstants(build: NodeBuilder, conv: FastConv, addKernel: AddKernel): FilterConstants {
  const { weight, bias, filter } = conv;
  const [channels = 0] = weight.dims;
  const points = filter.input.length;
  const kernel = addKernel(build, conv);
  const shift = build.floats([points * channels], () => {
    const all = new Float32Array(points * channels);
    if (bias !== undefined) all.set(floatsOf(bias), filter.unit * channels);
    return all;
  });
  return { kernel, shift, sums: addSpreadSums(build, filter) };
}

/** Adds the sum that makes each sample of the products, for a transposed convolution: shape (points, 1, 1, samples at a time). */
export function addSpreadSums(build: NodeBuilder, { input, output }: FastFilter): string {
  return build.floats([input.length, 1, 1, output.length], () =>
    Float32Array.from(input.flatMap((_, point) => output.map((row) => row[point] ?? 0))),
  );
}

/**
 * Adds a convolution as its fast filter: the inputs of all products → one convolution of one tap, with a group for each
 * product → a transposed convolution that adds up the samples and puts them in order.
 *
 * With m samples at a time, sample m q + d i of the output is output i of the fast filter over the inputs m q + d (i + j), where
 * j is a tap and d is the dilation. Since m and d have no common divisor, this covers all samples except some before the first
 * q, which `early` covers.
 *
 * @param x shape (1, channels, 1, samples)
 * @returns a value of shape (1, channels, 1, more samples): those after the end have no meaning
 */
export function addFastFilter(
  build: NodeBuilder,
  conv: FastConv,
  x: string,
  { kernel, shift, sums }: FilterConstants,
  addInputs: AddInputs,
): string {
  const [channels = 0] = conv.weight.dims;
  const points = conv.filter.input.length;
  const windows = windowsOf(conv);
  const stacked = addInputs(build, x, conv, windows.inputs);
  const products = build.add("Conv", [stacked, kernel, shift], { group: points, kernel_shape: [1, 1] });
  const byPoint = build.add("Reshape", [products, build.integers(1, points, channels, -1)]);
  const spread = build.add("ConvTranspose", [byPoint, sums], { ...windows.sums });
  return build.add("Reshape", [spread, build.integers(1, channels, 1, -1)]);
}

/** Returns the windows of a fast filter: the samples of which each product is made, and those to which it adds. */
export function windowsOf({ weight, dilation, filter }: FastConv): { readonly inputs: Window; readonly sums: Window } {
  const taps = weight.dims[3] ?? 0;
  const [points, step] = [filter.input.length, filter.output.length];
  const early = step * Math.floor((dilation * (step - 1)) / step);
  const centre = (dilation * (taps - 1)) / 2;
  const spaced = { strides: [1, step], dilations: [1, dilation] };
  const pads = [0, early + centre, 0, dilation * (points - 1) - centre];
  return {
    inputs: { ...spaced, kernel_shape: [1, points], pads },
    sums: { ...spaced, kernel_shape: [1, step], pads: [0, early, 0, 0] },
  };
}

/** Adds the weights at each point as a constant. */
export function constantKernel(build: NodeBuilder, { weight, filter }: FastConv): string {
  const [channels = 0] = weight.dims;
  return build.floats([filter.input.length * channels, channels, 1, 1], () => kernels(weight, filter));
}

/** Returns the weights at each point: shape (points, made, channels, 1, 1). */
function kernels(weight: Tensor, { kernel }: FastFilter): Float32Array {
  const values = floatsOf(weight);
  const taps = weight.dims[3] ?? 0;
  const rows = values.length / taps;
  const all = new Float32Array(kernel.length * rows);
  kernel.forEach((factors, point) => {
    for (let row = 0; row < rows; row += 1) {
      let sum = 0;
      for (let tap = 0; tap < taps; tap += 1) sum += (factors[tap] ?? 0) * (values[row * taps + tap] ?? 0);
      all[point * rows + row] = sum;
    }
  });
  return all;
}
