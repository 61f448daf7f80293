import { describe, expect, test } from "vitest";
import { stabilisePhases } from "../../../src/onnx/passes/stabilise-phases.js";
import { stftAsConv } from "../../../src/onnx/passes/stft-as-conv.js";
import { node, run, smallGraph, typesOf } from "../small-graph.js";
import { feeds, rows, spectra } from "./spectra.js";

describe("stftAsConv", () => {
  test("the convolutions compute the magnitudes and phases of the stabilised STFT", async () => {
    const graph = smallGraph(spectra);
    stabilisePhases.apply(graph);
    const before = rows(await run(graph, feeds));
    expect(stftAsConv.apply(graph)).toEqual({ changes: 1, summary: "1 STFTs made convolutions" });
    expect(typesOf(graph)).not.toContain("STFT");
    const after = rows(await run(graph, feeds));
    before.magnitudes.forEach((row, frequency) => {
      row.forEach((magnitude, frame) => {
        expect(after.magnitudes[frequency]?.[frame]).toBeCloseTo(magnitude, 5);
        const phase = before.phases[frequency]?.[frame] ?? 0;
        if (magnitude > 1e-3) expect(after.phases[frequency]?.[frame]).toBeCloseTo(phase, 3);
        if (magnitude < 1e-7) expect(after.phases[frequency]?.[frame]).toBe(0);
      });
    });
  });

  test("another transform stays unchanged", () => {
    for (const [at, other] of [
      [0, node("DFT", ["signal"], ["stft"])],
      [1, node("Transpose", ["stft"], ["transposed"], { perm: [0, 1, 2, 3] })],
      [2, node("Gather", ["transposed", "first"], ["real"], { axis: 2 })],
    ] as const) {
      const graph = smallGraph({ ...spectra, nodes: spectra.nodes.with(at, other) });
      const types = typesOf(graph);
      expect(stftAsConv.apply(graph).changes).toBe(0);
      expect(typesOf(graph)).toEqual(types);
    }
  });
});
