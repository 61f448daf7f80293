import { floatConstant } from "./constants.js";
import type { Graph } from "./graph.js";
import type { ValueInfoProto } from "./onnx_pb.js";
import { sequenceValue } from "./sequence-value.js";

/**
 * Names of the values that pass from the front of the model, which reads the text, to its back, which makes the sound: `asr`,
 * the text by frame; `f0` and `n`, pitch and energy by frame; `har`, the spectra of the harmonic source.
 */
export const SEAM = ["asr", "f0", "n", "har"] as const;

/** The name of a value of the seam. */
export type SeamValue = (typeof SEAM)[number];

/** Returns whether `split-front-back` has named the seam. */
export function isSeamNamed(graph: Graph): boolean {
  return SEAM.every((name) => graph.producer(name)?.opType === "Identity");
}

/** Describes a value of the seam, with as many channels as a convolution that reads it. */
export function describeSeamValue(graph: Graph, name: SeamValue): ValueInfoProto {
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
