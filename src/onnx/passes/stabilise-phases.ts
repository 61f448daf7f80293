import { create } from "@bufbuild/protobuf";
import { attributeInt, attributeInts } from "../attributes.js";
import type { Graph } from "../graph.js";
import { type NodeProto, NodeProtoSchema } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { float32Tensor, readNumbers } from "../tensor.js";

/**
 * Removes the rounding errors from the phases of the harmonic source:
 *
 *     STFT → Transpose → Gather real, imaginary → … → Concat magnitude, phase
 *
 * Why: at 0 Hz and at half the sample rate the spectrum is real, with a phase of 0 or π. onnxruntime's STFT of 20 samples
 * leaves an imaginary part of about 1e-7 there. Its sign makes the exports turn π into -π in most frames, but not in all.
 * In silence every phase comes from such errors alone. PyTorch computes π, and in silence it has the noise of the source,
 * which the exports lack. The generator reacts to the difference: without this pass its sound is 0.3 dB too quiet, and
 * some bands are off by 1 dB.
 */
export const stabilisePhases: Pass = {
  name: "stabilise-phases",
  apply(graph) {
    if (graph.constants.has(THRESHOLDS)) return { changes: 0, summary: "the phases are stable already" };
    const found = graph.nodes.flatMap((node) => (node.opType === "Atan" ? matchPhases(graph, node) : []));
    for (const phases of found) stabilise(graph, phases);
    return { changes: found.length, summary: `the phases of ${found.length} spectra stabilised` };
  },
};

/** Name of the constant with the imaginary part above which a negative real part has the phase π, by frequency. */
const THRESHOLDS = "phase_thresholds";

/** Magnitude below which a value is silence: errors are about 1e-7, the signal of the source is at least 1e-5. */
const SILENCE = 1e-6;

/** The nodes that compute the phases of one STFT. */
interface Phases {
  /** Number of frequencies. If `lastIsReal`, the last one is half the sample rate. */
  readonly frequencies: number;
  readonly lastIsReal: boolean;
  /** Compares the imaginary part with 0. */
  readonly greater: NodeProto;
  /** Joins magnitudes and phases. */
  readonly concat: NodeProto;
}

/** Atan(imaginary / real) [± π where real < 0, by the sign of imaginary] → Concat with the magnitudes. */
function matchPhases(graph: Graph, atan: NodeProto): Phases[] {
  const div = graph.producer(atan.input[0] ?? "");
  const imaginary = div?.opType === "Div" ? (div.input[0] ?? "") : "";
  const stft = findStft(graph, imaginary);
  const length = graph.constants.get(stft?.input[2] ?? "")?.dims[0];
  const greater = graph.readers(imaginary).find((node) => node.opType === "Greater" && isZero(graph, node.input[1]));
  const phase = graph
    .readers(atan.output[0] ?? "")
    .find((node) => node.opType === "Where" && node.input[2] === atan.output[0])?.output[0];
  const concat = phase === undefined ? undefined : graph.onlyReader(phase);
  const [magnitude = "", last] = concat?.opType === "Concat" ? concat.input : [];
  if (length === undefined || greater === undefined || concat === undefined) return [];
  if (last !== phase || graph.producer(magnitude)?.opType !== "Sqrt") return [];
  return [{ frequencies: Math.floor(length / 2) + 1, lastIsReal: length % 2 === 0, greater, concat }];
}

/** Finds the STFT whose real or imaginary part is `value`, of shape (batch, frequencies, frames). */
function findStft(graph: Graph, value: string): NodeProto | undefined {
  const gather = graph.producer(value);
  if (gather?.opType !== "Gather" || attributeInt(gather, "axis") !== 3) return undefined;
  const transpose = graph.producer(gather.input[0] ?? "");
  if (transpose?.opType !== "Transpose" || attributeInts(transpose, "perm").join() !== "0,2,1,3") return undefined;
  const stft = graph.producer(transpose.input[0] ?? "");
  return stft?.opType === "STFT" && attributeInt(stft, "onesided") !== 0 ? stft : undefined;
}

function isZero(graph: Graph, name = ""): boolean {
  const tensor = graph.constants.get(name);
  return tensor?.dims.length === 0 && Number(readNumbers(tensor)?.[0]) === 0;
}

function stabilise(graph: Graph, { frequencies, lastIsReal, greater, concat }: Phases): void {
  const thresholds = new Float32Array(frequencies).fill(-Infinity, 0, 1);
  if (lastIsReal) thresholds.fill(-Infinity, -1);
  const above = graph.addConstant(
    THRESHOLDS,
    float32Tensor([frequencies, 1], () => thresholds),
  );
  const { name, output } = greater;
  const [imaginary = ""] = greater.input;
  graph.replace([greater], create(NodeProtoSchema, { name, opType: "Greater", input: [imaginary, above], output }));

  const [magnitude = "", phase = ""] = concat.input;
  const scalar = (value: number) => float32Tensor([], () => Float32Array.of(value));
  const silence = graph.addConstant("silent_magnitude", scalar(SILENCE));
  const zero = graph.addConstant("silent_phase", scalar(0));
  const [silent, stable] = [graph.freshName(`${phase}_silent`), graph.freshName(`${phase}_settled`)];
  graph.replace(
    [concat],
    create(NodeProtoSchema, { name: silent, opType: "Less", input: [magnitude, silence], output: [silent] }),
    create(NodeProtoSchema, { name: stable, opType: "Where", input: [silent, zero, phase], output: [stable] }),
    create(NodeProtoSchema, { ...concat, input: [magnitude, stable] }),
  );
}
