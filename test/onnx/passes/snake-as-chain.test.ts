import { describe, expect, test } from "vitest";
import { fuseAdain } from "../../../src/onnx/passes/fuse-adain.js";
import { snakeAsChain } from "../../../src/onnx/passes/snake-as-chain.js";
import { stylesAsConvs } from "../../../src/onnx/passes/styles-as-convs.js";
import { smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { styled } from "./styled.js";

const CHANNELS = [1, 4, 1];
const FACTORS = [0.5, -0.3, 2.3, 1];

describe("snakeAsChain", () => {
  test("Snake is rewritten without sines and cosines, and the result is the same", async () => {
    const graph = await expectEqual(
      {
        ...styled,
        constants: {
          ...styled.constants,
          alpha: ["float32", CHANNELS, FACTORS],
          inverse: ["float32", CHANNELS, FACTORS.map((factor) => 1 / factor)],
        },
      },
      (given) => {
        fuseAdain.apply(given);
        expect(snakeAsChain.apply(given)).toEqual({ changes: 1, summary: "1 Snake activations written as chains" });
      },
      3, // The error of the cosine is 2e-5. It is divided by twice the factor, and added up over twelve weights.
    );
    expect(typesOf(graph)).not.toContain("Sin");
    expect(typesOf(graph)).not.toContain("Cos");
  });
});

describe("stylesAsConvs", () => {
  test("convolutions of the style scale the normalisations, and the result is the same", async () => {
    const graph = await expectEqual(styled, (given) => {
      fuseAdain.apply(given);
      expect(stylesAsConvs.apply(given)).toEqual({
        changes: 1,
        summary: "1 normalisations scaled by convolutions of the style",
      });
    });
    expect(typesOf(graph)).not.toContain("MatMul");
    const untouched = smallGraph(styled);
    expect(stylesAsConvs.apply(untouched).changes).toBe(0);
  });
});
