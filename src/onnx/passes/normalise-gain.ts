import { create } from "@bufbuild/protobuf";
import { attributeInts } from "../attributes.js";
import type { Graph } from "../graph.js";
import { DURATIONS_OUTPUT } from "../graph-version.js";
import { type NodeProto, NodeProtoSchema } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { float32Tensor } from "../tensor.js";

/**
 * Scales the sound to the level that the model was trained for.
 *
 * Why: the model ends in an inverse STFT. Its overlapping frames contain a Hann window twice, so their sum must be divided
 * by the sum of the squared windows. The exports omit the division (one divides only the first 20 samples, an artefact of
 * tracing), so they are 1.5 times as loud as the model in PyTorch, and loud passages clip.
 */
export const normaliseGain: Pass = {
  name: "normalise-gain",
  apply(graph) {
    if (graph.constants.has(GAIN)) return { changes: 0, summary: "the sound is at its level already" };
    const sound = graph.outputs.filter((output) => output !== DURATIONS_OUTPUT);
    const [output] = sound;
    const synthesis = output === undefined || sound.length > 1 ? undefined : findSynthesis(graph, output);
    if (output === undefined || synthesis === undefined) {
      return { changes: 0, summary: "no inverse STFT of overlapping frames that nothing divides" };
    }
    const gain = 1 / windowSum(synthesis);
    scale(graph, output, gain);
    return { changes: 1, summary: `${output} multiplied by ${gain.toFixed(4)}` };
  },
};

/** Name of the factor that this pass adds. */
const GAIN = "level_of_sound";

/** Operators allowed between the overlapping frames and the output: they change the level only by known factors. */
const PASSED = new Set(["Gather", "Identity", "Mul", "Reshape", "ScatterND", "Slice", "Squeeze", "Sub", "Unsqueeze"]);

/** Finds the transposed convolution that adds up the frames, if no division follows before `output`. */
function findSynthesis(graph: Graph, output: string): NodeProto | undefined {
  let node = graph.producer(output);
  while (node !== undefined && PASSED.has(node.opType)) node = graph.producer(node.input[0] ?? "");
  if (node?.opType !== "ConvTranspose") return undefined;
  const [hop = 1] = attributeInts(node, "strides");
  const [length = 1] = attributeInts(node, "kernel_shape");
  // Kokoro's upsampling uses transposed convolutions too, but their kernels are twice as long as their strides.
  return length >= 4 * hop ? node : undefined;
}

/** Returns the sum of the squared Hann windows of all frames that cover a sample: 3/8 of the frames (Harris 1978). */
function windowSum(synthesis: NodeProto): number {
  const [hop = 1] = attributeInts(synthesis, "strides");
  const [length = 1] = attributeInts(synthesis, "kernel_shape");
  return (3 / 8) * (length / hop);
}

function scale(graph: Graph, output: string, gain: number): void {
  const last = graph.producer(output);
  if (last === undefined) return;
  const unscaled = graph.freshName(`${output}_unscaled`);
  const renamed = create(NodeProtoSchema, {
    ...last,
    output: last.output.map((name) => (name === output ? unscaled : name)),
  });
  if (graph.readers(output).length > 0) throw graph.unsupported(`${output} is read within the graph`);
  graph.replace([last], renamed);
  const factor = graph.addConstant(
    GAIN,
    float32Tensor([], () => Float32Array.of(gain)),
  );
  graph.append(
    create(NodeProtoSchema, { name: `${output}_level`, opType: "Mul", input: [unscaled, factor], output: [output] }),
  );
}
