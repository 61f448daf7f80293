import { create } from "@bufbuild/protobuf";
import { attributeInt, attributeInts } from "../attributes.js";
import { floatConstant, floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { DURATIONS_OUTPUT } from "../graph-version.js";
import { NodeBuilder } from "../node-builder.js";
import { type NodeProto, OperatorSetIdProtoSchema } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { int8Tensor, int64Tensor, type Tensor } from "../tensor.js";

/**
 * Computes wide convolutions in 8 bits, each as one product of matrices:
 *
 *     channels evened out → quantised by the whole tensor → a row for each sample, the channels under all its taps →
 *     MatMulIntegerToFloat, with weights quantised by output channel
 *
 * Why: a product of bytes takes half the time of one in float32, and less where the processor has instructions for it.
 * Among onnxruntime's operators that give float32, this one is the quickest: ConvInteger takes a tenth more with
 * unsigned weights, which VNNI is slow at, and four times the time of float32 with signed ones.
 *
 * What durations and pitch depend on stays as it is, for an error of pitch adds up to one of phase. It takes graphs that
 * are laid out in two dimensions.
 */
export const quantiseConvs: Pass = {
  name: "quantise-convs",
  apply(graph) {
    const precise = leadingTo(graph, sensitive(graph));
    const found = graph.nodes.flatMap((node) => (precise.has(node) ? [] : matchConv(graph, node)));
    for (const conv of found) write(graph, conv);
    if (found.length > 0) {
      importContrib(graph);
      graph.tidy();
    }
    return { changes: found.length, summary: `${found.length} wide convolutions computed in 8 bits` };
  },
};

/** Of fewer channels, the error is more than the time is worth. */
const LEAST_CHANNELS = 256;

/** The operators that onnxruntime has beside the standard. */
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

/** What must not be computed in less than float32: the durations, and the pitch, which is added up to a phase. */
function sensitive(graph: Graph): readonly string[] {
  const phases = graph.nodes.filter(({ opType }) => opType === "CumSum").flatMap(({ output }) => output);
  return [...graph.outputs.filter((name) => name === DURATIONS_OUTPUT), ...phases];
}

/** The nodes that `values` depend on. */
function leadingTo(graph: Graph, values: readonly string[]): ReadonlySet<NodeProto> {
  const found = new Set<NodeProto>();
  const waiting = [...values];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const node = graph.producer(value);
    if (node === undefined || found.has(node)) continue;
    found.add(node);
    waiting.push(...node.input);
  }
  return found;
}

/** A convolution of many channels that gives as many samples as it takes. */
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

/** For each sample, the channels of the samples under its taps, one after another: shape (1, samples, taps * channels). */
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

/** What a convolution's values are measured in, in 8 bits. */
interface Scales {
  /** What the values of each input channel are multiplied by before they are quantised; shape (channels,). */
  readonly factors: Float32Array;
  /** A step of the weights of each output channel, divided by those factors; shape (made channels,). */
  readonly steps: Float32Array;
}

/**
 * The largest weight of an output channel in steps.
 *
 * Why not 127: on x86 without VNNI, onnxruntime multiplies by `vpmaddubsw`, which adds up two products in 16 bits and cuts
 * off what does not fit; 2 * 255 * 64 does. With 127, cut off there, the sound is further away (docs/graph.md).
 */
const MOST_STEPS = 64;

/**
 * The factor of an input channel is the root of the norm of its weights.
 *
 * Why: one step serves all input channels, so that a channel is as exact as its values are large, and they should be
 * large where they count. `fuse-snake` has moved factors from 0.2 to 5,000 into the weights, which would leave most channels
 * without a step. The root shares what is uneven between values and weights, as SmoothQuant does (Xiao 2022).
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

/** The weights in steps: shape (taps * channels, made channels). */
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
