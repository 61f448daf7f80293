import { attributeInt, attributeInts } from "../attributes.js";
import { floatConstant, floatsOf, integersOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import type { Tensor } from "../tensor.js";

/**
 * Computes the STFT of the harmonic source as a convolution with windowed cosines and sines:
 *
 *     STFT → Transpose → Gather real, imaginary
 *
 * Why: onnxruntime's STFT processes one frame after another, even for only 20 samples. The rounding of the two differs;
 * `stabilise-phases`, which must run before, removes the difference. The sines of 0 Hz and of half the sample rate are
 * exactly 0 here.
 */
export const stftAsConv: Pass = {
  name: "stft-as-conv",
  apply(graph) {
    const found = graph.nodes.flatMap((node) => (node.opType === "STFT" ? matchSpectrum(graph, node) : []));
    for (const spectrum of found) convolve(graph, spectrum);
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} STFTs made convolutions` };
  },
};

interface Spectrum {
  readonly signal: string;
  readonly hop: number;
  /** Shape (samples of a frame,). */
  readonly window: Tensor;
  /** Values of shape (batch, frequencies, frames), and whether they are the imaginary part. */
  readonly parts: readonly { readonly value: string; readonly imaginary: boolean }[];
}

function matchSpectrum(graph: Graph, stft: NodeProto): Spectrum[] {
  const [signal = "", hopName, windowName] = stft.input;
  const [hop] = integersOf(graph, hopName) ?? [];
  const window = floatConstant(graph, windowName);
  const transpose = graph.onlyReader(stft.output[0] ?? "");
  const isMoved = transpose?.opType === "Transpose" && attributeInts(transpose, "perm").join() === "0,2,1,3";
  if (hop === undefined || window === undefined || !isMoved || attributeInt(stft, "onesided") === 0) return [];
  const parts = graph.readers(transpose.output[0] ?? "").map((gather) => {
    const [index] = integersOf(graph, gather.input[1]) ?? [];
    const isPart =
      gather.opType === "Gather" &&
      attributeInt(gather, "axis") === 3 &&
      graph.constants.get(gather.input[1] ?? "")?.dims.length === 0;
    return isPart && index !== undefined ? { value: gather.output[0] ?? "", imaginary: index === 1 } : undefined;
  });
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? [{ signal, hop, window, parts: known }] : [];
}

function convolve(graph: Graph, { signal, hop, window, parts }: Spectrum): void {
  const [length = 0] = window.dims;
  const frequencies = Math.floor(length / 2) + 1;
  const build = new NodeBuilder(graph, `${signal}_spectrum`);
  const input = build.add("Reshape", [signal, build.integers(0, 1, -1)]);
  const weight = build.floats([2 * frequencies, 1, length], () => kernels(floatsOf(window), frequencies));
  const both = build.add("Conv", [input, weight], { kernel_shape: [length], strides: [hop] });
  const halves = build.addMany("Split", [both, build.integers(frequencies, frequencies)], 2, { axis: 1 });
  for (const { value, imaginary } of parts) graph.redirect(value, halves[imaginary ? 1 : 0] ?? "");
}

/** Returns the windowed cosines of all frequencies, then the windowed sines, negative as in a forward transform. */
function kernels(window: Float32Array, frequencies: number): Float32Array {
  const length = window.length;
  return Float32Array.from({ length: 2 * frequencies * length }, (_, at) => {
    const [row, sample] = [Math.floor(at / length), at % length];
    const frequency = row % frequencies;
    const angle = (2 * Math.PI * ((frequency * sample) % length)) / length;
    const isReal = frequency === 0 || 2 * frequency === length;
    const wave = row < frequencies ? Math.cos(angle) : isReal ? 0 : -Math.sin(angle);
    return wave * (window[sample] ?? 0);
  });
}
