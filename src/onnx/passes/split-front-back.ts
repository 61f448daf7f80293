import { attributeInt } from "../attributes.js";
import { floatConstant } from "../constants.js";
import type { Graph } from "../graph.js";
import { DURATIONS_OUTPUT } from "../graph-version.js";
import { makeNode } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { sequenceValue } from "../sequence-value.js";

/**
 * Names the four values that pass from the front of the model, which reads the text, to its back, which makes the sound:
 *
 * - `asr`, the text by frame; `f0` and `n`, pitch and energy by frame; `har`, the spectra of the harmonic source.
 *
 * Why: the front needs float32, since errors of pitch accumulate in the phase; the back tolerates less. Later passes do
 * not cross the seam.
 */
export const splitFrontBack: Pass = {
  name: "split-front-back",
  apply(graph) {
    const seam = findSeam(graph);
    if (seam === undefined) return { changes: 0, summary: "no seam between a front and a back" };
    for (const [name, value] of Object.entries(seam)) {
      if (graph.freshName(name) !== name) throw graph.unsupported(`a value in it already has the name ${name}`);
      graph.redirect(value, name);
      graph.append(makeNode("Identity", [value], [name]));
    }
    graph.tidy();
    return { changes: SEAM.length, summary: `${SEAM.join(", ")} named` };
  },
};

const SEAM = ["asr", "f0", "n", "har"] as const;

/** Keeps the front. Inputs: text, style and speed. Outputs: the four values of the seam, and the durations. */
export const keepFront: Pass = {
  name: "keep-front",
  apply(graph) {
    const proto = graph.model.graph;
    if (proto === undefined || !isMarked(graph)) return { changes: 0, summary: "no seam is marked" };
    const durations = proto.output.filter(({ name }) => name === DURATIONS_OUTPUT);
    proto.output = [...SEAM.map((name) => seamValue(graph, name)), ...durations];
    graph.tidy();
    return { changes: 1, summary: `the front kept, ${graph.nodes.length} nodes` };
  },
};

/** Keeps the back. Inputs: the four values of the seam, and the style. Output: the sound. */
export const keepBack: Pass = {
  name: "keep-back",
  apply(graph) {
    const proto = graph.model.graph;
    if (proto === undefined || !isMarked(graph)) return { changes: 0, summary: "no seam is marked" };
    const inputs = SEAM.map((name) => seamValue(graph, name));
    graph.retain((node) => !SEAM.some((name) => node.output.includes(name)));
    proto.output = proto.output.filter(({ name }) => name !== DURATIONS_OUTPUT);
    graph.tidy();
    const read = proto.input.filter(({ name }) => graph.readers(name).length > 0);
    proto.input = [...inputs, ...read];
    return { changes: 1, summary: `the back kept, ${graph.nodes.length} nodes` };
  },
};

/** The values that cross the seam. */
function findSeam(graph: Graph): Readonly<Record<(typeof SEAM)[number], string>> | undefined {
  const joined = graph.nodes.filter((node) => isJoined(graph, node));
  const spectra = graph.nodes.filter((node) => isSpectrum(graph, node));
  const [asr, f0, n] = joined[0]?.input ?? [];
  const har = spectra[0]?.output[0];
  if (joined.length !== 1 || spectra.length !== 1) return undefined;
  return asr === undefined || f0 === undefined || n === undefined || har === undefined
    ? undefined
    : { asr, f0, n, har };
}

/** Finds the text with one channel of pitch and one of energy, each of which is the output of a separate convolution. */
function isJoined(graph: Graph, node: NodeProto): boolean {
  const [text, ...curves] = node.input;
  const isCurve = (value: string) => {
    const conv = graph.producer(value);
    return conv?.opType === "Conv" && floatConstant(graph, conv.input[1])?.dims.slice(0, 2).join() === "1,1";
  };
  const isConcat = node.opType === "Concat" && attributeInt(node, "axis") === 1 && curves.length === 2;
  return isConcat && text !== undefined && graph.producer(text)?.opType === "MatMul" && curves.every(isCurve);
}

/** Finds the magnitudes and phases, in one value that only convolutions read. */
function isSpectrum(graph: Graph, node: NodeProto): boolean {
  const [magnitude = "", , ...more] = node.input;
  const readers = graph.readers(node.output[0] ?? "");
  const isRead = readers.length > 0 && readers.every(({ opType }) => opType === "Conv");
  return node.opType === "Concat" && more.length === 0 && graph.producer(magnitude)?.opType === "Sqrt" && isRead;
}

function isMarked(graph: Graph): boolean {
  return SEAM.every((name) => graph.producer(name)?.opType === "Identity");
}

/** Describes a value of the seam, with as many channels as a convolution that reads it. */
function seamValue(graph: Graph, name: (typeof SEAM)[number]) {
  return sequenceValue(name, channelsOf(graph, name));
}

function channelsOf(graph: Graph, name: string): number {
  if (name === "f0" || name === "n") return 1;
  const waiting = graph.readers(name);
  const conv = waiting
    .flatMap((reader) => (reader.opType === "Unsqueeze" ? graph.readers(reader.output[0] ?? "") : [reader]))
    .find(({ opType }) => opType === "Conv");
  const channels = floatConstant(graph, conv?.input[1])?.dims[1];
  if (channels === undefined) throw graph.unsupported(`the number of channels of ${name} is unknown`);
  return channels;
}
