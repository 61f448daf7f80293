import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { accumulatePhases } from "../../../src/onnx/passes/accumulate-phases.js";
import { node, run, smallGraph, typesOf } from "../small-graph.js";

const SAMPLES = 300;
const HARMONICS = 2;
const STEPS = 800;

/** The phases of the exports: the float32 sum of steps, in radians at each sample. */
const phases = {
  inputs: { steps: [1, STEPS, HARMONICS] },
  outputs: ["sines"],
  constants: {
    axis: ["int64", [], [1]],
    two: ["float32", [], [2]],
    pi: ["float32", [], [Math.PI]],
    samples: ["float32", [], [SAMPLES]],
    scales: ["float32", [3], [1, 1, SAMPLES]],
  },
  nodes: [
    node("CumSum", ["steps", "axis"], ["sum"], { exclusive: 0, reverse: 0 }),
    node("Mul", ["sum", "two"], ["halves"]),
    node("Mul", ["halves", "pi"], ["radians"]),
    node("Transpose", ["radians"], ["rows"], { perm: [0, 2, 1] }),
    node("Mul", ["rows", "samples"], ["coarse"]),
    node("Resize", ["coarse", "", "scales"], ["fine"], { mode: "linear" }),
    node("Transpose", ["fine"], ["columns"], { perm: [0, 2, 1] }),
    node("Sin", ["columns"], ["sines"]),
  ],
} as const;

/** Cycles for each sample of a voice near 200 Hz, and of its ninth harmonic. */
const steps = Float32Array.from({ length: STEPS * HARMONICS }, (_, at) => {
  const pitch = 200 + 40 * Math.sin(Math.floor(at / HARMONICS) / 50);
  return (pitch * (at % HARMONICS === 0 ? 1 : 9)) / 24_000;
});

/** The sines of the phases in float64; shape (steps * samples, harmonics). */
function exactSines(): Float64Array {
  const sums = Float64Array.from(steps);
  for (let at = HARMONICS; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (sums[at - HARMONICS] ?? 0);
  return Float64Array.from({ length: STEPS * SAMPLES * HARMONICS }, (_, at) => {
    const place = (Math.floor(at / HARMONICS) + 0.5) / SAMPLES - 0.5;
    const sum = (step: number) => sums[Math.min(STEPS - 1, Math.max(0, step)) * HARMONICS + (at % HARMONICS)] ?? 0;
    const before = Math.floor(place);
    const cycles = SAMPLES * (sum(before) + (place - before) * (sum(before + 1) - sum(before)));
    return Math.sin(2 * Math.PI * cycles);
  });
}

async function worstSine(graph: ReturnType<typeof smallGraph>): Promise<number> {
  const { sines } = await run(graph, { steps: new Tensor("float32", steps, [1, STEPS, HARMONICS]) });
  const found = sines?.data as Float32Array;
  const exact = exactSines();
  return found.reduce((worst, sine, at) => Math.max(worst, Math.abs(sine - (exact[at] ?? 0))), 0);
}

describe("accumulatePhases", () => {
  test("phases after ten seconds are exact to a thousandth of a radian, and those of the export are not", async () => {
    const graph = smallGraph(phases);
    expect(await worstSine(graph)).toBeGreaterThan(0.01);
    expect(accumulatePhases.apply(graph)).toEqual({ changes: 1, summary: "1 sums of phases made exact" });
    expect(await worstSine(graph)).toBeLessThan(0.001);
  });

  test("a graph without such a sum, or with an exact one, stays unchanged", () => {
    for (const [at, other] of [
      [0, node("CumSum", ["steps", "axis"], ["sum"], { exclusive: 1 })],
      [1, node("Mul", ["sum", "pi"], ["halves"])],
      [5, node("Resize", ["coarse", "", "scales"], ["fine"], { mode: "nearest" })],
      [7, node("Cos", ["columns"], ["sines"])],
    ] as const) {
      const graph = smallGraph({ ...phases, nodes: phases.nodes.with(at, other) });
      expect(accumulatePhases.apply(graph).changes).toBe(0);
    }
    const twice = smallGraph(phases);
    accumulatePhases.apply(twice);
    const types = typesOf(twice);
    expect(accumulatePhases.apply(twice).changes).toBe(0);
    expect(typesOf(twice)).toEqual(types);
  });
});
