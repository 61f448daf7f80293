import { describe, expect, test } from "vitest";
import { stabilisePhases } from "../../../src/onnx/passes/stabilise-phases.js";
import { node, run, smallGraph, typesOf } from "../small-graph.js";
import { FREQUENCIES, feeds, rows, spectra } from "./spectra.js";

describe("stabilisePhases", () => {
  test("real numbers get the phase 0 or π, and silence the phase 0", async () => {
    const before = rows(await run(smallGraph(spectra), feeds));
    const graph = smallGraph(spectra);
    expect(stabilisePhases.apply(graph)).toEqual({ changes: 1, summary: "the phases of 1 spectra stabilised" });
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
    // In the exports, half the sample rate has the phase -π in some frames, and silence has phases.
    const last = before.phases.at(-1)?.filter((_, frame) => !isSilent(FREQUENCIES - 1, frame)) ?? [];
    expect(Math.min(...last)).toBeLessThan(-3.1);
    expect(Math.max(...last)).toBeGreaterThan(3.1);
    const silent = before.phases.flatMap((phases, row) => phases.filter((_, frame) => isSilent(row, frame)));
    expect(silent.some((phase) => phase !== 0)).toBe(true);
  });

  test("a graph without such spectra, or with stable phases, stays unchanged", () => {
    for (const [at, other] of [
      [0, node("DFT", ["signal"], ["stft"])],
      [4, node("Mul", ["imaginary", "real"], ["tangent"])],
      [16, node("Concat", ["phase", "magnitude"], ["spectra"], { axis: 1 })],
    ] as const) {
      const graph = smallGraph({ ...spectra, nodes: spectra.nodes.with(at, other) });
      expect(stabilisePhases.apply(graph).changes).toBe(0);
    }
    const twice = smallGraph(spectra);
    stabilisePhases.apply(twice);
    const types = typesOf(twice);
    expect(stabilisePhases.apply(twice)).toEqual({ changes: 0, summary: "the phases are stable already" });
    expect(typesOf(twice)).toEqual(types);
  });
});
