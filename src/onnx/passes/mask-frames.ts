import { floatConstant, floatsOf } from "../constants.js";
import { type FrameLength, frameLengths } from "../frame-lengths.js";
import type { Graph } from "../graph.js";
import { type AttributeValue, NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { sequenceValue } from "../sequence-value.js";

/**
 * Gives the back of the model one input more, `within`, of shape (1, 1, frames): 1 for each frame of the utterance, and
 * 0 for what was added behind it. The sound of the utterance is what it is without that: convolutions see zeros behind
 * the end, and means and variances leave it out. It takes graphs that are laid out in two dimensions.
 *
 * Why: OpenVINO compiles each convolution anew for each length. So there can be few lengths.
 */
export const maskFrames: Pass = {
  name: "mask-frames",
  apply(graph) {
    const inputs = Object.entries(SEAM_LENGTHS).filter(([name]) => graph.inputs.includes(name));
    const lengths = frameLengths(graph, Object.fromEntries(inputs));
    // Before anything is changed: then other names are read.
    const heeding = graph.nodes.flatMap((node) => {
      const [x = ""] = node.input;
      if (!lengths.has(x) || !heedsEnd(graph, node)) return [];
      const length = lengths.get(x);
      if (length === undefined) throw graph.unsupported(`nothing tells how many frames ${x} has`);
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

/** The inputs that have frames: see `mark-seam`. Of the spectra there are 120 for each frame, and one more. */
const SEAM_LENGTHS: Readonly<Record<string, FrameLength>> = {
  asr: { steps: 1, more: 0 },
  f0: { steps: 1, more: 0 },
  n: { steps: 1, more: 0 },
  har: { steps: 120, more: 1 },
};

/** Whether a sample that `node` makes depends on others than the one sample at its place. */
function heedsEnd(graph: Graph, { opType, input }: NodeProto): boolean {
  const isWide = floatConstant(graph, input[1])?.dims.at(-1) !== 1;
  return opType === "InstanceNormalization" || ((opType === "Conv" || opType === "ConvTranspose") && isWide);
}

/** What a length has of its own, made once. */
interface Mask {
  /** Shape (1, 1, length): 1 for each step of the utterance. */
  readonly within: string;
  /** Shape (1, 1, 1): the part of the whole that these steps are. */
  readonly share: string;
  /** 1 / share - 1. */
  readonly surplus: string;
  /** within / √share. */
  readonly gate: string;
}

const LAST = -1;
const END = 2 ** 31 - 1;

class Masks {
  /** Shape (1, 1, frames): each frame's part of a mean over the utterance. */
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

/** Lets a convolution see zeros behind the end, where it would see its own padding. */
function conceal(graph: Graph, conv: NodeProto, length: FrameLength, masks: Masks): void {
  const build = new NodeBuilder(graph, `${conv.output[0]}_masked`);
  graph.setInput(conv, 0, build.add("Mul", [conv.input[0] ?? "", masks.of(length).within]));
}

/**
 * Normalises by the mean and the variance of the utterance alone. With s, the utterance's `share` of all steps, and u = 1/s - 1:
 *
 *     z = InstanceNormalization((x - m) / √s, 0 behind the end)
 *     (z + u t) √(s / (1 - u t²)),   t: what the zeros behind the end are in z
 *
 * That follows from the sums over all steps, which are known: 0 of z, and their number of z² (less what epsilon takes).
 * √s is what lets epsilon weigh as much as without the steps behind the end. m may be anything on paper; near the mean,
 * t is small, and few digits are lost. So it is the mean of one sample of each frame.
 */
function normalise(graph: Graph, norm: NodeProto, { steps, more }: FrameLength, masks: Masks): void {
  const [x = "", scale = "", bias = ""] = norm.input;
  const [output = ""] = norm.output;
  const isPlain = [scale, bias].every((name, at) => {
    const tensor = floatConstant(graph, name);
    return tensor && floatsOf(tensor).every((value) => value === 1 - at);
  });
  if (!isPlain) throw graph.unsupported(`the normalisation ${output} has a scale or a shift of its own`);

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
