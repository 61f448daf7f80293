import { floatConstant, floatsOf } from "../constants.js";
import { type FrameLength, frameLengths } from "../frame-lengths.js";
import type { Graph } from "../graph.js";
import { type AttributeValue, NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { sequenceValue } from "../sequence-value.js";

/**
 * Adds an input `within` of shape (1, 1, frames) to the back of the model: 1 for each frame of the utterance, and 0 for
 * each frame that was appended. The appended frames do not change the sound of the utterance: convolutions see zeros
 * after the end, and means and variances exclude them. The graph must be laid out in two dimensions.
 *
 * Why: OpenVINO compiles each convolution again for each length, so the back should run on few lengths.
 */
export const maskFrames: Pass = {
  name: "mask-frames",
  apply(graph) {
    const inputs = Object.entries(SEAM_LENGTHS).filter(([name]) => graph.inputs.includes(name));
    const lengths = frameLengths(graph, Object.fromEntries(inputs));
    // Collect the nodes before any change, since changes replace the names that they read.
    const heeding = graph.nodes.flatMap((node) => {
      const [x = ""] = node.input;
      if (!lengths.has(x) || !heedsEnd(graph, node)) return [];
      const length = lengths.get(x);
      if (length === undefined) throw graph.unsupported(`the number of frames of ${x} is unknown`);
      return [{ node, length }];
    });
    if (heeding.length === 0) return { changes: 0, summary: "nothing heeds where the frames end" };
    const masks = new Masks(graph);
    for (const { node, length } of heeding) {
      if (node.opType === "InstanceNormalization") normalise(graph, node, length, masks);
      else conceal(graph, node, length, masks);
    }
    graph.tidy();
    return { changes: heeding.length, summary: `${heeding.length} nodes heed where the frames end` };
  },
};

/** Lengths of the inputs, which `split-front-back` names. Spectra have 120 steps for each frame, plus 1. */
const SEAM_LENGTHS: Readonly<Record<string, FrameLength>> = {
  asr: { steps: 1, more: 0 },
  f0: { steps: 1, more: 0 },
  n: { steps: 1, more: 0 },
  har: { steps: 120, more: 1 },
};

/** Checks whether an output sample of `node` depends on other positions than its own. */
function heedsEnd(graph: Graph, { opType, input }: NodeProto): boolean {
  const isWide = floatConstant(graph, input[1])?.dims.at(-1) !== 1;
  return opType === "InstanceNormalization" || ((opType === "Conv" || opType === "ConvTranspose") && isWide);
}

/** Values for one length, which are added to the graph once. */
interface Mask {
  /** Shape (1, 1, length): 1 for each step of the utterance. */
  readonly within: string;
  /** Shape (1, 1, 1): the fraction of all steps that belongs to the utterance. */
  readonly share: string;
  /** 1 / share - 1. */
  readonly surplus: string;
  /** within / √share. */
  readonly gate: string;
}

const LAST = -1;
const END = 2 ** 31 - 1;

class Masks {
  /** Shape (1, 1, frames): the weight of each frame in a mean over the utterance. */
  readonly weights: string;
  readonly #build: NodeBuilder;
  readonly #made = new Map<string, Mask>();

  constructor(graph: Graph) {
    graph.model.graph?.input.push(sequenceValue("within", 1));
    this.#build = new NodeBuilder(graph, "within");
    const build = this.#build;
    this.weights = build.add("Div", ["within", build.add("ReduceSum", ["within", build.integers(LAST)])]);
  }

  of({ steps, more }: FrameLength): Mask {
    const key = `${steps} ${more}`;
    const mask = this.#made.get(key) ?? this.#make(steps, more);
    this.#made.set(key, mask);
    return mask;
  }

  #make(steps: number, more: number): Mask {
    const build = this.#build;
    const ones = (count: number) => build.floats([1, 1, count], () => new Float32Array(count).fill(1));
    const rows = build.add("Mul", [build.add("Unsqueeze", ["within", build.integers(LAST)]), ones(steps)]);
    const frames = build.add("Reshape", [rows, build.integers(1, 1, -1)]);
    const within = more > 0 ? build.add("Concat", [ones(more), frames], { axis: 2 }) : frames;
    const share = build.add("ReduceMean", [within, build.integers(LAST)]);
    const surplus = build.add("Sub", [build.add("Div", [build.scalar(1), share]), build.scalar(1)]);
    return { within, share, surplus, gate: build.add("Div", [within, build.add("Sqrt", [share])]) };
  }
}

/** Sets the input of a convolution to zeros after the end of the utterance, as its padding would be. */
function conceal(graph: Graph, conv: NodeProto, length: FrameLength, masks: Masks): void {
  const build = new NodeBuilder(graph, `${conv.output[0]}_masked`);
  graph.setInput(conv, 0, build.add("Mul", [conv.input[0] ?? "", masks.of(length).within]));
}

/**
 * Normalises with the mean and the variance of the utterance alone. With s, the utterance's `share` of all steps, and
 * u = 1/s - 1:
 *
 *     z = InstanceNormalization((x - m) / √s, 0 after the end)
 *     (z + u t) √(s / (1 - u t²)),   t: the value in z of the zeros after the end
 *
 * This follows from the known sums over all steps: the sum of z is 0, and the sum of z² is the number of steps (except for
 * the effect of epsilon). √s keeps the weight of epsilon the same as without the steps after the end. In exact arithmetic
 * any m works; if m is near the mean, t is small and few digits are lost. So m is the mean of one sample of each frame.
 */
function normalise(graph: Graph, norm: NodeProto, { steps, more }: FrameLength, masks: Masks): void {
  const [x = "", scale = "", bias = ""] = norm.input;
  const [output = ""] = norm.output;
  const isPlain = [scale, bias].every((name, at) => {
    const tensor = floatConstant(graph, name);
    return tensor && floatsOf(tensor).every((value) => value === 1 - at);
  });
  if (!isPlain) throw graph.unsupported(`the normalisation ${output} has a scale other than 1 or a shift other than 0`);

  const { share, surplus, gate } = masks.of({ steps, more });
  const build = new NodeBuilder(graph, `${output}_masked`);
  const axis = build.integers(LAST);
  const slice = (value: string, from: number, to: number, step: number) =>
    build.add("Slice", [value, build.integers(from), build.integers(to), axis, build.integers(step)]);
  const some = build.add("Mul", [slice(x, 0, more > 0 ? -more : END, steps), masks.weights]);
  const centred = build.add("Sub", [x, build.add("ReduceSum", [some, axis])]);
  const epsilon: AttributeValue = { float: norm.attribute.find(({ name }) => name === "epsilon")?.f ?? 1e-5 };
  const gated = build.add("Mul", [centred, gate]);
  const z = build.add("InstanceNormalization", [gated, scale, bias], { epsilon });
  const t = slice(z, LAST, END, 1);
  const shift = build.add("Mul", [t, surplus]);
  const rest = build.add("Sub", [build.scalar(1), build.add("Mul", [shift, t])]);
  const factor = build.add("Sqrt", [build.add("Div", [share, rest])]);
  graph.redirect(output, build.add("Mul", [build.add("Add", [z, shift]), factor]));
}
