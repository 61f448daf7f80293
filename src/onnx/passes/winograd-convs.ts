import { floatsOf } from "../constants.js";
import { addSpreadSums, constantKernel, type FastConv, findFastConvs, windowsOf } from "../fast-conv.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { ElementType, int64Tensor } from "../tensor.js";

/**
 * Computes convolutions of 3, 7 and 11 taps for 8 or 11 samples at a time, with 10 products instead of 24, 17 instead of 77, and 21 instead
 * of 121:
 *
 *     one convolution that makes the inputs of all products, with the channels as rows of an image → one product of matrices for each
 *     point → their sums, in the order of the samples
 *
 * Why: the convolutions of 7 and 11 taps, over 128 and 256 channels, are three quarters of the model's arithmetic. They then take 1.5 or 1.9
 * products for each pair of channels instead of 7 or 11, at the cost of some passes over the tensor, and of memory: the
 * kernels double, and their inputs nearly double. The graph must be laid out in two dimensions.
 */
export const winogradConvs: Pass = {
  name: "winograd-convs",
  apply(graph) {
    const found = findFastConvs(graph);
    for (const conv of found) replaceByProducts(graph, conv);
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} convolutions in fewer products` };
  },
};

/** Replaces a convolution by its fast filter. `addFastFilter` explains the order of the samples. */
function replaceByProducts(graph: Graph, conv: FastConv): void {
  const { node, weight, bias, filter } = conv;
  const [channels = 0] = weight.dims;
  const points = filter.input.length;
  const [x = ""] = node.input;
  const build = new NodeBuilder(graph, `${node.output[0]}_winograd`);
  const length = build.add("Shape", [x], { start: 3, end: 4 });
  const planes = addPlanes(build, conv, x, length);
  const kernel = build.add("Reshape", [constantKernel(build, conv), build.integers(points, channels, channels)]);
  const products = build.add("MatMul", [kernel, planes]);
  const sound = addSums(build, conv, products);
  const cut = [sound, graph.addConstant("winograd_start", int64Tensor([0])), length, build.integers(3)];
  const samples = build.add("Slice", cut);
  if (bias === undefined) graph.redirect(node.output[0] ?? "", samples);
  else {
    const shift = build.floats([1, channels, 1, 1], () => new Float32Array(floatsOf(bias)));
    graph.redirect(node.output[0] ?? "", build.add("Add", [samples, shift]));
  }
}

/**
 * Adds the inputs of all products.
 *
 * onnxruntime's optimiser must not lay out this convolution in blocks of channels: 17 results would take the room of 32, and the
 * products read and write plain rows. It leaves a convolution whose weights are not constant, so these are multiplied by one, which
 * is computed from the length.
 *
 * @returns a value of shape (points, channels, windows)
 */
function addPlanes(build: NodeBuilder, conv: FastConv, x: string, length: string): string {
  const { weight, filter } = conv;
  const [channels = 0] = weight.dims;
  const points = filter.input.length;
  const one = build.add("Cast", [build.add("Min", [length, build.integers(1)])], { to: ElementType.float32 });
  const rows = build.floats([points, 1, 1, points], () => Float32Array.from(filter.input.flat()));
  const image = build.add("Reshape", [x, build.integers(1, 1, channels, -1)]);
  const planes = build.add("Conv", [image, build.add("Mul", [rows, one])], { ...windowsOf(conv).inputs });
  return build.add("Reshape", [planes, build.integers(points, channels, -1)]);
}

/**
 * Adds up the products to samples, and puts these in order. Adjacent taps need only one product, which takes half the time of a
 * transposed convolution, and runs on all threads.
 *
 * @param products shape (points, channels, windows)
 * @returns a value of shape (1, channels, 1, samples or more)
 */
function addSums(build: NodeBuilder, conv: FastConv, products: string): string {
  const { weight, dilation, filter } = conv;
  const [channels = 0] = weight.dims;
  const [points, step] = [filter.input.length, filter.output.length];
  const addOrdered = (): string => {
    const sums = build.floats([step, points], () => Float32Array.from(filter.output.flat()));
    const rows = build.add("Reshape", [products, build.integers(points, -1)]);
    return build.add("Gemm", [rows, sums], { transA: 1, transB: 1 });
  };
  const addSpread = (): string => {
    const sums = addSpreadSums(build, filter);
    const image = build.add("Reshape", [products, build.integers(1, points, channels, -1)]);
    return build.add("ConvTranspose", [image, sums], { ...windowsOf(conv).sums });
  };
  const sound = dilation === 1 ? addOrdered() : addSpread();
  return build.add("Reshape", [sound, build.integers(1, channels, 1, -1)]);
}
