import type { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { rewriteSnakes } from "../snake.js";

/**
 * Rewrites the activation Snake after an adaptive normalisation with a polynomial instead of a sine:
 *
 *     x + sin(a x)² / a = (t + sin(πt)² / π) π / a,   t = a x / π
 *
 * Why: onnxruntime's WebAssembly computes cosines one at a time, 6 ns each, on one thread. The steps of the polynomial take half of
 * that together, and run on all threads. The sine comes from the distance of t to the next whole number.
 */
export const snakeAsPolynomial: Pass = {
  name: "snake-as-polynomial",
  apply(graph) {
    const changes = rewriteSnakes(graph, {
      suffix: "polynomial",
      factor: (alpha) => alpha / Math.PI,
      add: addPolynomial,
    });
    return { changes, summary: `${changes} Snake activations written as polynomials` };
  },
};

/** Sum with a float32 from -2^22 to 2^22 that has no digits after the point left: its rounding gives the next whole number. */
const ROUNDING = 1.5 * 2 ** 23;

/** sin(πr) = FIFTH r (r⁴ + CUBE r² + LINE) for r from -1/2 to 1/2, at most 7e-5 away, by the method of least squares of Lawson. */
const FIFTH = 2.2995473;
const CUBE = -5.1369053 / FIFTH;
const LINE = 3.14064 / FIFTH;

/** t + sin(πt)² / π. */
function addPolynomial(build: NodeBuilder, t: string): string {
  const plus = (x: string, term: number) => build.add("Add", [x, build.scalar(term)]);
  const whole = plus(plus(t, ROUNDING), -ROUNDING);
  const rest = build.add("Sub", [t, whole]);
  const squared = build.add("Mul", [rest, rest]);
  const even = plus(build.add("Mul", [plus(squared, CUBE), squared]), LINE);
  const sine = build.add("Mul", [even, rest]);
  const swing = build.add("Mul", [build.add("Mul", [sine, sine]), build.scalar(FIFTH ** 2 / Math.PI)]);
  return build.add("Add", [t, swing]);
}
