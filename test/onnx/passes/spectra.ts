import { Tensor } from "onnxruntime-node";
import { node, type SmallGraph } from "../small-graph.js";

const SAMPLES = 400;
export const FREQUENCIES = 11;
const FRAMES = (SAMPLES - 20) / 5 + 1;
const hann = Array.from({ length: 20 }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 20));

/** Computes magnitudes and phases as the exports do, for frames of 20 samples with a distance of 5. */
export const spectra: SmallGraph = {
  inputs: { signal: [1, SAMPLES, 1] },
  outputs: ["spectra"],
  constants: {
    hop: ["int64", [], [5]],
    window: ["float32", [20], hann],
    length: ["int64", [], [20]],
    first: ["int64", [], [0]],
    second: ["int64", [], [1]],
    zero: ["float32", [], [0]],
    two: ["float32", [], [2]],
    pi: ["float32", [], [Math.PI]],
  },
  nodes: [
    node("STFT", ["signal", "hop", "window", "length"], ["stft"], { onesided: 1 }),
    node("Transpose", ["stft"], ["transposed"], { perm: [0, 2, 1, 3] }),
    node("Gather", ["transposed", "first"], ["real"], { axis: 3 }),
    node("Gather", ["transposed", "second"], ["imaginary"], { axis: 3 }),
    node("Div", ["imaginary", "real"], ["tangent"]),
    node("Atan", ["tangent"], ["angle"]),
    node("Greater", ["imaginary", "zero"], ["above"]),
    node("Less", ["real", "zero"], ["left"]),
    node("Add", ["angle", "pi"], ["angle_up"]),
    node("Sub", ["angle", "pi"], ["angle_down"]),
    node("Where", ["above", "angle_up", "angle_down"], ["angle_left"]),
    node("Where", ["left", "angle_left", "angle"], ["phase"]),
    node("Pow", ["real", "two"], ["real_squared"]),
    node("Pow", ["imaginary", "two"], ["imaginary_squared"]),
    node("Add", ["real_squared", "imaginary_squared"], ["power"]),
    node("Sqrt", ["power"], ["magnitude"]),
    node("Concat", ["magnitude", "phase"], ["spectra"], { axis: 1 }),
  ],
};

// Silence, which is a constant below 0 in the source of the model, and then a vowel.
const signal = Float32Array.from({ length: SAMPLES }, (_, n) =>
  n < SAMPLES / 2 ? -0.03 : [1, 2, 3, 4, 5].reduce((sum, k) => sum - Math.sin(0.31 * k * k * n) / (10 * k), 0),
);
export const feeds = { signal: new Tensor("float32", signal, [1, SAMPLES, 1]) };

/** Magnitudes and phases, one row for each frequency. */
export function rows({ spectra: tensor }: Readonly<Record<string, Tensor>>): {
  magnitudes: number[][];
  phases: number[][];
} {
  const values = Array.from(tensor?.data as Float32Array);
  const all = Array.from({ length: 2 * FREQUENCIES }, (_, row) => values.slice(row * FRAMES, (row + 1) * FRAMES));
  return { magnitudes: all.slice(0, FREQUENCIES), phases: all.slice(FREQUENCIES) };
}
