import type { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { rewriteSnakes } from "../snake.js";

/**
 * Rewrites the activation Snake after an adaptive normalisation as a chain of steps with scalar constants:
 *
 *     x + sin(a x)² / a = (t + (1 - cos 2πt) / 2π) π / a,   t = a x / π
 *
 * Why: OpenVINO makes one kernel of a chain in which each value is read once, and of no other; its Sin and Cos work on one
 * number at a time. The cosine comes from the rest of t: three terms of its series at a sixteenth of the angle, then
 * four times cos 2x = 2 cos² x - 1. It is right to 2e-5.
 */
export const snakeAsChain: Pass = {
  name: "snake-as-chain",
  apply(graph) {
    const changes = rewriteSnakes(graph, { suffix: "chain", factor: (alpha) => alpha / Math.PI, add: addChain });
    return { changes, summary: `${changes} Snake activations written as chains` };
  },
};

const DOUBLINGS = 4;

/** t + (1 - cos 2πt) / 2π. */
function addChain(build: NodeBuilder, t: string): string {
  const times = (x: string, factor: number) => build.add("Mul", [x, build.scalar(factor)]);
  const plus = (x: string, term: number) => build.add("Add", [x, build.scalar(term)]);
  const square = (x: string) => build.add("Pow", [x, build.scalar(2)]);

  const rest = build.add("Add", [times(build.add("Round", [t]), -1), t]);
  const squared = square(times(rest, (2 * Math.PI) / 2 ** DOUBLINGS));
  // 1 - v / 2 + v² / 24 with v = `squared`, as a square: (v / √24 - √24 / 4)² - 1/2.
  const root = Math.sqrt(24);
  let cosine = plus(square(plus(times(squared, 1 / root), -root / 4)), -0.5);
  for (let step = 0; step < DOUBLINGS; step += 1) cosine = plus(square(times(cosine, Math.SQRT2)), -1);
  const swing = plus(times(cosine, -1 / (2 * Math.PI)), 1 / (2 * Math.PI));
  return build.add("Add", [swing, t]);
}
