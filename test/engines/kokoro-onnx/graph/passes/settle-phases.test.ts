import { Tensor } from "onnxruntime-node";
import { describe, expect, it } from "vitest";
import { settlePhases } from "../../../../../src/engines/kokoro-onnx/graph/passes/settle-phases.js";
import { node, run, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";

const SAMPLES = 400;
const FREQUENCIES = 11;
const FRAMES = (SAMPLES - 20) / 5 + 1;
const hann = Array.from({ length: 20 }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 20));

/** Magnitudes and phases of the frames of 20 samples every 5, as the exports compute them. */
const spectra: SmallGraph = {
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

// Silence as the model's source has it, a constant below 0; then a vowel.
const signal = Float32Array.from({ length: SAMPLES }, (_, n) =>
  n < SAMPLES / 2 ? -0.03 : [1, 2, 3, 4, 5].reduce((sum, k) => sum - Math.sin(0.31 * k * k * n) / (10 * k), 0),
);
const feeds = { signal: new Tensor("float32", signal, [1, SAMPLES, 1]) };

describe("settlePhases", () => {
  it("gives what is real the phase 0 or π, and silence the phase 0", async () => {
    const before = rows(await run(smallGraph(spectra), feeds));
    const graph = smallGraph(spectra);
    expect(settlePhases.apply(graph)).toEqual({ changes: 1, summary: "the phases of 1 spectra settled" });
    const after = rows(await run(graph, feeds));
    expect(after.magnitudes).toEqual(before.magnitudes);

    const isSilent = (row: number, frame: number) => (before.magnitudes[row]?.[frame] ?? 0) < 1e-6;
    for (const [row, phases] of after.phases.entries()) {
      const isReal = row === 0 || row === FREQUENCIES - 1;
      for (const [frame, phase] of phases.entries()) {
        const exported = before.phases[row]?.[frame] ?? 0;
        if (isSilent(row, frame)) expect(phase).toBe(0);
        else if (isReal) expect(phase).toBeCloseTo(Math.abs(exported), 4);
        else expect(phase).toBe(exported);
      }
    }
    // What the exports say: half the sample rate has the phase -π here and there, and silence has phases.
    const last = before.phases.at(-1)?.filter((_, frame) => !isSilent(FREQUENCIES - 1, frame)) ?? [];
    expect(Math.min(...last)).toBeLessThan(-3.1);
    expect(Math.max(...last)).toBeGreaterThan(3.1);
    const silent = before.phases.flatMap((phases, row) => phases.filter((_, frame) => isSilent(row, frame)));
    expect(silent.some((phase) => phase !== 0)).toBe(true);
  });

  it("leaves a graph as it is that has no such spectra, or that is done", () => {
    for (const [at, other] of [
      [0, node("DFT", ["signal"], ["stft"])],
      [4, node("Mul", ["imaginary", "real"], ["tangent"])],
      [16, node("Concat", ["phase", "magnitude"], ["spectra"], { axis: 1 })],
    ] as const) {
      const graph = smallGraph({ ...spectra, nodes: spectra.nodes.with(at, other) });
      expect(settlePhases.apply(graph).changes).toBe(0);
    }
    const twice = smallGraph(spectra);
    settlePhases.apply(twice);
    const types = typesOf(twice);
    expect(settlePhases.apply(twice)).toEqual({ changes: 0, summary: "the phases are settled already" });
    expect(typesOf(twice)).toEqual(types);
  });
});

/** Magnitudes and phases, one row for each frequency. */
function rows({ spectra: tensor }: Readonly<Record<string, Tensor>>): { magnitudes: number[][]; phases: number[][] } {
  const values = Array.from(tensor?.data as Float32Array);
  const all = Array.from({ length: 2 * FREQUENCIES }, (_, row) => values.slice(row * FRAMES, (row + 1) * FRAMES));
  return { magnitudes: all.slice(0, FREQUENCIES), phases: all.slice(FREQUENCIES) };
}
