import { attributeInt } from "../attributes.js";
import { floatConstant } from "../constants.js";
import type { Graph } from "../graph.js";
import { makeNode } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { SEAM, type SeamValue } from "../seam.js";

/**
 * Names the four values of the {@link SEAM} between the front of the model and its back. `keep-front` or `keep-back` then
 * removes the other half.
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

/** Finds the values that cross the seam. */
function findSeam(graph: Graph): Readonly<Record<SeamValue, string>> | undefined {
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
