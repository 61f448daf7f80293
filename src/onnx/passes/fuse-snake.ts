import { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { matchSnake, replaceSnake } from "../snake.js";

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
    const found = graph.nodes.flatMap((node) => (node.opType === "Sin" ? matchSnake(graph, node) : []));
    for (const snake of found) {
      const build = new NodeBuilder(graph, `${snake.output}_snake`);
      const factors = snake.alpha.map((alpha) => 2 * alpha);
      replaceSnake(graph, build, snake, factors, (u) => {
        const swing = build.add("Sub", [u, build.add("Cos", [u])]);
        return build.add("Add", [swing, build.scalar(1)]);
      });
    }
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} Snake activations written with one cosine each` };
  },
};
