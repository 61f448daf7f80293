import { attributeInt, attributeInts } from "../attributes.js";
import { floatConstant, floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { int64Tensor, type Tensor } from "../tensor.js";
import { type FastFilter, fastFilter } from "../winograd.js";

/**
 * Computes convolutions of 7 and 11 taps for 7 or 11 samples at a time, with 13 products instead of 49, and 21 instead of
 * 121:
 *
 *     a filter on each separate channel for each product, at every 7th or 11th sample → one convolution of one tap, with a
 *     group for each product → a transposed convolution that adds up the samples and puts them in order
 *
 * Why: these convolutions, over 128 and 256 channels, are three quarters of the model's arithmetic. They then take 1.9
 * products for each pair of channels instead of 7 or 11, at the cost of some passes over the tensor, and of memory: the
 * kernels double, and their inputs nearly double. The graph must be laid out in two dimensions.
 */
export const winogradConvs: Pass = {
  name: "winograd-convs",
  apply(graph) {
    const found = graph.nodes.flatMap((node) => matchConv(graph, node));
    for (const conv of found) write(graph, conv);
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} convolutions in fewer products` };
  },
};

/**
 * The filters, by their number of taps. Of the tried sets of points, which float32 represents exactly, these have the
 * smallest error: 1e-5 of the result with 7 taps, 5e-4 with 11.
 */
const FILTERS: ReadonlyMap<number, FastFilter> = new Map([
  [7, fastFilter(7, 7, around(0.25, 0.625, 1.25, 2).concat(4))],
  [11, fastFilter(11, 11, around(0.375, 0.5, 0.6875, 0.8125, 1.1875, 1.75, 2.5, 3.5).concat(0.125))],
]);

function around(...sizes: readonly number[]): number[] {
  return [0, 1, -1, ...sizes.flatMap((size) => [size, -size])];
}

interface LongConv {
  readonly node: NodeProto;
  /** Shape (channels, channels, 1, taps). */
  readonly weight: Tensor;
  readonly bias: Tensor | undefined;
  readonly dilation: number;
  readonly filter: FastFilter;
}

function matchConv(graph: Graph, node: NodeProto): LongConv[] {
  const weight = node.opType === "Conv" ? floatConstant(graph, node.input[1]) : undefined;
  const [made, channels, height, taps = 0] = weight?.dims ?? [];
  const [, dilation = 1] = attributeInts(node, "dilations");
  const reach = (dilation * (taps - 1)) / 2;
  const isPlain =
    (attributeInt(node, "group") ?? 1) === 1 &&
    attributeInts(node, "strides").every((stride) => stride === 1) &&
    attributeInts(node, "pads").join() === `0,${reach},0,${reach}`;
  const filter = FILTERS.get(taps);
  const isLong = height === 1 && made === channels && dilation % taps !== 0;
  if (weight === undefined || filter === undefined || !isPlain || !isLong) return [];
  return [{ node, weight, bias: floatConstant(graph, node.input[2]), dilation, filter }];
}

/**
 * With n taps, sample n q + d i of the output is output i of the fast filter over the inputs n q + d (i + j), where j is a
 * tap and d is the dilation. Since n is a prime that does not divide d, this covers all samples except some before the
 * first q, which `early` covers.
 */
function write(graph: Graph, { node, weight, bias, dilation, filter }: LongConv): void {
  const [channels = 0, , , taps = 0] = weight.dims;
  const points = filter.input.length;
  const [x = ""] = node.input;
  const build = new NodeBuilder(graph, `${node.output[0]}_winograd`);
  const early = Math.floor((dilation * (taps - 1)) / taps);
  const centre = (dilation * (taps - 1)) / 2;
  const spaced = { kernel_shape: [1, points], strides: [1, taps], dilations: [1, dilation] };
  const gather = { ...spaced, group: channels, pads: [0, taps * early + centre, 0, dilation * (points - 1) - centre] };
  const views = filter.input.map((row) => {
    const factors = build.floats([channels, 1, 1, points], () => repeated(row, channels));
    return build.add("Conv", [x, factors], gather);
  });
  const kernel = build.floats([points * channels, channels, 1, 1], () => kernels(weight, filter));
  const shift = build.floats([points * channels], () => {
    const all = new Float32Array(points * channels);
    if (bias !== undefined) all.set(floatsOf(bias), filter.unit * channels);
    return all;
  });
  const stacked = build.add("Concat", views, { axis: 1 });
  const products = build.add("Conv", [stacked, kernel, shift], { group: points, kernel_shape: [1, 1] });

  const byPoint = build.add("Reshape", [products, build.integers(1, points, channels, -1)]);
  const sums = build.floats([points, 1, 1, taps], () =>
    Float32Array.from(filter.input.flatMap((_, point) => filter.output.map((row) => row[point] ?? 0))),
  );
  const spread = build.add("ConvTranspose", [byPoint, sums], {
    ...spaced,
    kernel_shape: [1, taps],
    pads: [0, taps * early, 0, 0],
  });
  const sound = build.add("Reshape", [spread, build.integers(1, channels, 1, -1)]);
  const length = build.add("Shape", [x], { start: 3, end: 4 });
  const cut = [sound, graph.addConstant("winograd_start", int64Tensor([0])), length, build.integers(3)];
  graph.redirect(node.output[0] ?? "", build.add("Slice", cut));
}

function repeated(row: readonly number[], count: number): Float32Array {
  return Float32Array.from({ length: count * row.length }, (_, at) => row[at % row.length] ?? 0);
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
