import { describe, expect, test } from "vitest";
import { fuseAdain } from "../../../src/onnx/passes/fuse-adain.js";
import { snakeAsPolynomial } from "../../../src/onnx/passes/snake-as-polynomial.js";
import { smallGraph, typesOf } from "../small-graph.js";
import { expectEqual } from "./expect-equal.js";
import { styled } from "./styled.js";

describe("snakeAsPolynomial", () => {
  test("Snake is rewritten without sines and cosines for factors of any sign and size, and the result is the same", async () => {
    const graph = await expectEqual(
      styled,
      (given) => {
        fuseAdain.apply(given);
        expect(snakeAsPolynomial.apply(given)).toEqual({
          changes: 1,
          summary: "1 Snake activations written as polynomials",
        });
      },
      2, // The error of the squared sine is 1e-4. It is divided by the factor, and added up over twelve weights.
    );
    for (const type of ["Sin", "Cos", "Pow", "Round"]) expect(typesOf(graph)).not.toContain(type);
  });

  test("an activation without an adaptive normalisation stays unchanged", () => {
    expect(snakeAsPolynomial.apply(smallGraph(styled)).changes).toBe(0);
  });
});
