import { floatsOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { type StyleProduct, styledNorms } from "../style-product.js";

/**
 * Scales and shifts each adaptive normalisation by the outputs of convolutions over the style as one column:
 *
 *     InstanceNormalization(x, 1, 0) * conv(style) + conv(style)
 *
 * Why: in an element-wise product OpenVINO takes the memory layout from the factors. Factors from a convolution are
 * channels-last, like the neighbouring convolutions; factors from a product cost a reordering around every convolution.
 */
export const stylesAsConvs: Pass = {
  name: "styles-as-convs",
  apply(graph) {
    const found = styledNorms(graph);
    const columns = new Map<string, string>();
    for (const { norm, scale, bias } of found) {
      const build = new NodeBuilder(graph, `${norm.output[0]}_styled`);
      const column = columns.get(scale.style) ?? build.add("Unsqueeze", [scale.style, build.integers(2)]);
      columns.set(scale.style, column);
      const channels = scale.bias.dims[0] ?? 0;
      const ones = build.floats([channels], () => new Float32Array(channels).fill(1));
      const zeros = build.floats([channels], () => new Float32Array(channels));
      const output = norm.output[0] ?? "";
      const readers = graph.readers(output);
      graph.setInput(norm, 1, ones);
      graph.setInput(norm, 2, zeros);
      const scaled = build.add("Mul", [output, addConv(build, column, scale)]);
      const shifted = build.add("Add", [scaled, addConv(build, column, bias)]);
      for (const reader of readers) replaceInput(graph, reader, output, shifted);
    }
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} normalisations scaled by convolutions of the style` };
  },
};

function addConv(build: NodeBuilder, column: string, { weight, bias }: StyleProduct): string {
  const [inputs = 0, channels = 0] = weight.dims;
  const kernel = build.floats([channels, inputs, 1], () => transposed(floatsOf(weight), inputs, channels));
  const shift = build.floats(bias.dims, () => floatsOf(bias));
  return build.add("Conv", [column, kernel, shift], { kernel_shape: [1] });
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(values, (_, at) => values[(at % rows) * columns + Math.floor(at / rows)] ?? 0);
}

function replaceInput(graph: Graph, reader: ReturnType<Graph["readers"]>[number], value: string, other: string): void {
  reader.input.forEach((name, index) => {
    if (name === value) graph.setInput(reader, index, other);
  });
}
