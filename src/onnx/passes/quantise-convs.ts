import { create } from "@bufbuild/protobuf";
import { attributeInt, attributeInts } from "../attributes.js";
import { floatConstant, floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import { type NodeProto, OperatorSetIdProtoSchema } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { nodesOfPitch } from "../pitch.js";
import { int8Tensor, int64Tensor, type Tensor } from "../tensor.js";

/**
 * Computes wide convolutions in 8 bits, each as one matrix product:
 *
 *     equalise channels → quantise the whole tensor → one row for each sample, with the channels under all its taps →
 *     MatMulIntegerToFloat, with weights quantised by output channel
 *
 * Why: an 8-bit product takes half the time of a float32 product, and less if the processor has instructions for it. This
 * is the fastest of onnxruntime's operators with a float32 result: ConvInteger takes a tenth longer with unsigned weights,
 * which are slow on VNNI, and four times as long as float32 with signed weights.
 *
 * Skips every node that durations and pitch depend on, since errors of pitch accumulate in the phase. The graph must be
 * laid out in two dimensions.
 */
export const quantiseConvs: Pass = {
  name: "quantise-convs",
  apply(graph) {
    const precise = nodesOfPitch(graph);
    const found = graph.nodes.flatMap((node) => (precise.has(node) ? [] : matchConv(graph, node)));
    for (const conv of found) write(graph, conv);
    if (found.length > 0) {
      importContrib(graph);
      graph.tidy();
    }
    return { changes: found.length, summary: `${found.length} wide convolutions computed in 8 bits` };
  },
};

/** With fewer channels, the speed-up does not justify the error. */
const LEAST_CHANNELS = 256;

/** Domain of onnxruntime's operators outside the standard. */
const CONTRIB = "com.microsoft";

function importContrib({ model }: Graph): void {
  if (model.opsetImport.some(({ domain }) => domain === CONTRIB)) return;
  model.opsetImport.push(create(OperatorSetIdProtoSchema, { domain: CONTRIB, version: 1n }));
}

interface WideConv {
  readonly node: NodeProto;
  /** Shape (made channels, channels, 1, taps). */
  readonly weight: Tensor;
  readonly bias: string;
  readonly dilation: number;
  readonly pads: readonly [before: number, after: number];
}

/** Matches a convolution of many channels whose output has as many samples as its input. */
function matchConv(graph: Graph, node: NodeProto): WideConv[] {
  const weight = node.opType === "Conv" ? floatConstant(graph, node.input[1]) : undefined;
  const [made = 0, channels = 0, height, taps = 0] = weight?.dims ?? [];
  const [, dilation = 1] = attributeInts(node, "dilations");
  const [above = 0, before = 0, below = 0, after = 0] = attributeInts(node, "pads");
  const isPlain =
    (attributeInt(node, "group") ?? 1) === 1 &&
    attributeInts(node, "strides").every((stride) => stride === 1) &&
    above + below === 0 &&
    before + after === dilation * (taps - 1);
  if (weight === undefined || height !== 1 || !isPlain || Math.min(made, channels) < LEAST_CHANNELS) return [];
  return [{ node, weight, bias: node.input[2] ?? "", dilation, pads: [before, after] }];
}

function write(graph: Graph, conv: WideConv): void {
  const { node, weight, bias } = conv;
  const [x = "", kernel = ""] = node.input;
  const [made = 0, channels = 0, , taps = 0] = weight.dims;
  const { factors, steps } = scalesOf(weight);
  const build = new NodeBuilder(graph, `${node.output[0]}_int8`);
  const evened = build.add("Mul", [x, build.floats([1, channels, 1, 1], () => factors)]);
  const [quantised = "", scale = "", zero = ""] = build.addMany("DynamicQuantizeLinear", [evened], 3);
  const flat = build.add("Squeeze", [quantised, build.integers(2)]);
  const samples = build.add("Transpose", [flat], { perm: [0, 2, 1] });
  const rows = taps === 1 ? samples : gatherTaps(graph, build, conv, samples, zero);

  const columns = graph.addConstant(
    `${kernel}_int8`,
    int8Tensor([taps * channels, made], () => inSteps(weight, factors, steps)),
  );
  const operands = [rows, columns, scale, build.floats([made], () => steps), zero];
  const biased = bias === "" ? operands : [...operands, "", bias];
  const product = build.add("MatMulIntegerToFloat", biased, {}, CONTRIB);
  const channelsFirst = build.add("Transpose", [product], { perm: [0, 2, 1] });
  graph.redirect(node.output[0] ?? "", build.add("Unsqueeze", [channelsFirst, build.integers(2)]));
}

/** Gathers, for each sample, the channels of the samples under its taps: shape (1, samples, taps * channels). */
function gatherTaps(
  graph: Graph,
  build: NodeBuilder,
  { node, weight, dilation, pads }: WideConv,
  samples: string,
  zero: string,
): string {
  const [, , , taps = 0] = weight.dims;
  const [before, after] = pads;
  const padded = build.add("Pad", [samples, build.integers(0, before, 0, 0, after, 0), zero]);
  const length = build.add("Squeeze", [build.add("Shape", [node.input[0] ?? ""], { start: 3, end: 4 })]);
  const scalar = (value: number) => graph.addConstant("int8_sample", { ...int64Tensor([value]), dims: [] });
  const starts = build.add("Range", [scalar(0), length, scalar(1)]);
  const reach = build.integers(...Array.from({ length: taps }, (_, tap) => tap * dilation));
  const under = build.add("Add", [build.add("Unsqueeze", [starts, build.integers(1)]), reach]);
  const gathered = build.add("Gather", [padded, under], { axis: 1 });
  return build.add("Reshape", [gathered, build.integers(0, 0, -1)]);
}

/** Scales of a convolution in 8 bits. */
interface Scales {
  /** Factor for the values of each input channel before quantisation; shape (channels,). */
  readonly factors: Float32Array;
  /** Quantisation step for the weights of each output channel, after a division by `factors`; shape (made channels,). */
  readonly steps: Float32Array;
}

/**
 * Largest weight of an output channel in steps.
 *
 * Why not 127: on x86 without VNNI, onnxruntime multiplies with `vpmaddubsw`, which adds two products in 16 bits and
 * saturates; 2 * 255 * 64 fits. With 127 the saturation makes the error of the sound larger (docs/graph.md).
 */
const MOST_STEPS = 64;

/**
 * Computes the scales. The factor of an input channel is the root of the norm of its weights.
 *
 * Why: all input channels share one quantisation step, so channels with large values are more exact, and channels with
 * large weights should be. `fuse-snake` has moved factors from 0.2 to 5,000 into the weights, so most channels would be
 * less than a step. The root divides the range between values and weights, as SmoothQuant does (Xiao 2022).
 */
function scalesOf(weight: Tensor): Scales {
  const [made = 0, channels = 0, , taps = 0] = weight.dims;
  const values = floatsOf(weight);
  const squares = new Float64Array(channels);
  for (let at = 0; at < values.length; at += 1) {
    const channel = Math.floor(at / taps) % channels;
    squares[channel] = (squares[channel] ?? 0) + (values[at] ?? 0) ** 2;
  }
  const factors = Float32Array.from(squares, (square) => (square > 0 ? square ** 0.25 : 1));
  const steps = new Float32Array(made);
  for (let at = 0; at < values.length; at += 1) {
    const pair = Math.floor(at / taps);
    const out = Math.floor(pair / channels);
    const size = Math.abs(values[at] ?? 0) / (factors[pair % channels] ?? 1) / MOST_STEPS;
    if (size > (steps[out] ?? 0)) steps[out] = size;
  }
  return { factors, steps: steps.map((step) => (step > 0 ? step : 1)) };
}

/** Returns the weights in steps: shape (taps * channels, made channels). */
function inSteps(weight: Tensor, factors: Float32Array, steps: Float32Array): Int8Array {
  const [made = 0, channels = 0, , taps = 0] = weight.dims;
  const values = floatsOf(weight);
  const columns = new Int8Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const pair = Math.floor(at / taps);
    const channel = pair % channels;
    const out = Math.floor(pair / channels);
    const place = ((at % taps) * channels + channel) * made + out;
    columns[place] = Math.round((values[at] ?? 0) / (factors[channel] ?? 1) / (steps[out] ?? 1));
  }
  return columns;
}
