import { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { matchSnake, replaceSnake } from "../snake.js";

/**
 * Writes the activation Snake (Ziyin 2020) behind an adaptive normalisation with one cosine:
 *
 *     x + sin(a x)² / a = (u - cos u + 1) / 2a,   u = 2 a x
 *
 * Why: as exported it takes five passes over the tensor, of which Pow is slow. The factor 2a goes into the
 * normalisation's scale and bias, where it costs nothing, and 1/2a into the convolutions that read the result.
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
