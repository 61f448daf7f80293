import { attributeInt, attributeInts } from "../attributes.js";
import { floatConstant, floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { int64Tensor, type Tensor } from "../tensor.js";
import { fastFilter } from "../winograd.js";

/**
 * Computes convolutions of many taps seven samples at a time, with 13 products where 49 would stand:
 *
 *     13 filters of each channel by itself, every seventh sample → one convolution of 13 groups → a transposed convolution
 *     that adds up and lays out the seven samples
 *
 * Why: three quarters of the model's arithmetic are convolutions of 7 and 11 taps over 128 and 256 channels. They take
 * 1.9 and 3.7 products for each two channels instead, in filters of 1 and 2 taps, for some passes over the tensor. It takes
 * graphs that are laid out in two dimensions, and costs memory: the kernels double, and their inputs nearly so.
 */
export const winogradConvs: Pass = {
  name: "winograd-convs",
  apply(graph) {
    const found = graph.nodes.flatMap((node) => matchConv(graph, node));
    for (const conv of found) write(graph, conv);
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} convolutions computed ${STEP} samples at a time` };
  },
};

/**
 * Samples at a time, and taps at a time: block b of the taps reaches 7 b samples on, so a block is as long as a step. A
 * prime, so that most dilations share no factor with it.
 */
const STEP = 7;
/** Of many sets of points that float32 holds as they are, the one with the least error: 1e-5 of what is computed. */
const FILTER = fastFilter(STEP, STEP, [0, 1, -1, 2, -2, 4, 0.25, -0.25, 0.625, -0.625, 1.25, -1.25]);
const POINTS = FILTER.input.length;

/** Fewer taps gain nothing. */
const LEAST_TAPS = 7;

interface LongConv {
  readonly node: NodeProto;
  /** Shape (channels, channels, 1, taps). */
  readonly weight: Tensor;
  readonly bias: Tensor | undefined;
  readonly dilation: number;
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
  const isLong = height === 1 && taps >= LEAST_TAPS && taps % 2 === 1 && made === channels && dilation % STEP !== 0;
  if (weight === undefined || !isPlain || !isLong) return [];
  return [{ node, weight, bias: floatConstant(graph, node.input[2]), dilation }];
}

/**
 * Sample 7 q + d i of the output is output i of the fast filter over the inputs 7 q + d (i + j), j being a tap and d the
 * dilation. As 7 does not divide d, these are all samples, but for some before the first q: hence `early`.
 */
function write(graph: Graph, { node, weight, bias, dilation }: LongConv): void {
  const [channels = 0, , , taps = 0] = weight.dims;
  const [x = ""] = node.input;
  const build = new NodeBuilder(graph, `${node.output[0]}_winograd`);
  const blocks = Math.ceil(taps / STEP);
  const last = dilation * (STEP - 1);
  const early = Math.floor(last / STEP);
  const centre = (dilation * (taps - 1)) / 2;
  const right = Math.max(0, dilation * (STEP * (blocks - 1) + POINTS - 1) - centre);
  const gather = {
    group: channels,
    kernel_shape: [1, POINTS],
    strides: [1, STEP],
    dilations: [1, dilation],
    pads: [0, STEP * early + centre, 0, right],
  };
  const views = FILTER.input.map((row) => {
    const filter = build.floats([channels, 1, 1, POINTS], () => repeated(row, channels));
    return build.add("Conv", [x, filter], gather);
  });
  const kernel = build.floats([POINTS * channels, channels, 1, blocks], () => kernels(weight, blocks));
  const shift = build.floats([POINTS * channels], () => {
    const all = new Float32Array(POINTS * channels);
    if (bias !== undefined) all.set(floatsOf(bias), FILTER.unit * channels);
    return all;
  });
  const attributes = { group: POINTS, kernel_shape: [1, blocks], dilations: [1, dilation] };
  const products = build.add("Conv", [build.add("Concat", views, { axis: 1 }), kernel, shift], attributes);

  const byPoint = build.add("Reshape", [products, build.integers(1, POINTS, channels, -1)]);
  const sums = build.floats([POINTS, 1, 1, STEP], () =>
    Float32Array.from(FILTER.input.flatMap((_, point) => FILTER.output.map((row) => row[point] ?? 0))),
  );
  const spread = build.add("ConvTranspose", [byPoint, sums], {
    kernel_shape: [1, STEP],
    strides: [1, STEP],
    dilations: [1, dilation],
    pads: [0, STEP * early, 0, 0],
  });
  const sound = build.add("Reshape", [spread, build.integers(1, channels, 1, -1)]);
  const length = build.add("Shape", [x], { start: 3, end: 4 });
  const cut = [sound, graph.addConstant("winograd_start", int64Tensor([0])), length, build.integers(3)];
  graph.redirect(node.output[0] ?? "", build.add("Slice", cut));
}

function repeated(row: readonly number[], count: number): Float32Array {
  return Float32Array.from({ length: count * row.length }, (_, at) => row[at % row.length] ?? 0);
}

/** The weights at each point: shape (points, made, channels, 1, blocks). */
function kernels(weight: Tensor, blocks: number): Float32Array {
  const values = floatsOf(weight);
  const taps = weight.dims[3] ?? 0;
  const rows = values.length / taps;
  const all = new Float32Array(POINTS * rows * blocks);
  FILTER.kernel.forEach((factors, point) => {
    for (let row = 0; row < rows; row += 1) {
      for (let block = 0; block < blocks; block += 1) {
        const from = row * taps + block * STEP;
        const to = Math.min(from + STEP, (row + 1) * taps);
        let sum = 0;
        for (let at = from; at < to; at += 1) sum += (factors[at - from] ?? 0) * (values[at] ?? 0);
        all[(point * rows + row) * blocks + block] = sum;
      }
    }
  });
  return all;
}
