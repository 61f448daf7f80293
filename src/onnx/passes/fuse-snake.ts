import type { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { rewriteSnakes } from "../snake.js";

/**
 * Rewrites the activation Snake (Ziyin 2020) after an adaptive normalisation with one cosine:
 *
 *     x + sin(a x)² / a = (u - cos u + 1) / 2a,   u = 2 a x
 *
 * Why: the exported form takes five passes over the tensor, and its Pow is slow. The scale and the bias of the
 * normalisation absorb the factor 2a at no cost, and the convolutions that read the result absorb 1/2a.
 */
export const fuseSnake: Pass = {
  name: "fuse-snake",
  apply(graph) {
    const changes = rewriteSnakes(graph, { suffix: "snake", factor: (alpha) => 2 * alpha, add: addCosine });
    return { changes, summary: `${changes} Snake activations written with one cosine each` };
  },
};

/** u - cos u + 1. */
function addCosine(build: NodeBuilder, u: string): string {
  const swing = build.add("Sub", [u, build.add("Cos", [u])]);
  return build.add("Add", [swing, build.scalar(1)]);
}
