import { floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { groupBy } from "../group-by.js";
import { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { type StyleProduct, styledNorms } from "../style-product.js";

/**
 * Computes the scales and biases of all normalisations that depend on the same style with one product.
 *
 * Why: in a hundred products of one row each, the calls cost more than the arithmetic.
 */
export const gatherStyles: Pass = {
  name: "gather-styles",
  apply(graph) {
    const vectors = styledNorms(graph).flatMap(({ norm, scale, bias }) => [
      { value: norm.input[1] ?? "", product: scale },
      { value: norm.input[2] ?? "", product: bias },
    ]);
    const styles = groupBy(vectors, ({ product }) => product.style);
    for (const [style, group] of styles) gather(graph, style, group);
    if (vectors.length > 0) graph.tidy();
    return {
      changes: vectors.length,
      summary: `${vectors.length} products of ${styles.size} styles made one for each`,
    };
  },
};

function gather(graph: Graph, style: string, vectors: readonly { value: string; product: StyleProduct }[]): void {
  const build = new NodeBuilder(graph, `${style}_products`);
  const products = vectors.map(({ product }) => product);
  const sizes = products.map(({ bias }) => bias.dims[0] ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const rows = products[0]?.weight.dims[0] ?? 0;
  const weight = build.floats([rows, total], () => besideEachOther(products, rows, total));
  const bias = build.floats([total], () =>
    Float32Array.from(products.flatMap((product) => [...floatsOf(product.bias)])),
  );
  const sum = build.add("Add", [build.add("MatMul", [style, weight]), bias]);
  const flat = build.add("Reshape", [sum, build.integers(-1)]);
  const parts = build.addMany("Split", [flat, build.integers(...sizes)], sizes.length, { axis: 0 });
  vectors.forEach(({ value }, index) => {
    graph.redirect(value, parts[index] ?? "");
  });
}

function besideEachOther(products: readonly StyleProduct[], rows: number, total: number): Float32Array {
  const all = new Float32Array(rows * total);
  let column = 0;
  for (const { weight } of products) {
    const { values, width } = { values: floatsOf(weight), width: weight.dims[1] ?? 0 };
    for (let row = 0; row < rows; row += 1)
      all.set(values.subarray(row * width, (row + 1) * width), row * total + column);
    column += width;
  }
  return all;
}
