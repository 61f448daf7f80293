import {
  type AddInputs,
  type AddKernel,
  addFastFilter,
  addFilterConstants,
  constantKernel,
  type FastConv,
  findFastConvs,
  replaceFastConv,
} from "../fast-conv.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { addDequantised } from "../stored-bytes.js";
import type { Tensor } from "../tensor.js";
import { addInTiles, addPointwise, pointwiseBefore } from "../time-tiles.js";

/**
 * Computes convolutions of 3, 7 and 11 taps for 8 or 11 samples at a time, with 10 products instead of 24, 17 instead of 77, and
 * 21 instead of 121. The channels become the rows of one image, so that one convolution makes the inputs of all products.
 *
 * Why: WebAssembly has a quarter of the products of a processor's own instructions in the same time, and no layout in blocks of
 * channels. There the inputs of one product for one channel take as long as eight of them do as a product of matrices, and
 * filters of 3 taps are worth it too. docs/graph.md has the measurements. The graph must be laid out in two dimensions.
 *
 * The activations and convolutions of the last stage run in tiles, one part of the time after another: at their peak a run then
 * has 6 tensors of the stage's size in memory instead of 8. The sound is the same to the bit.
 *
 * Skips every node that durations and pitch depend on, so that these stay as near to those of Node as they are.
 */
export const winogradPlanes: Pass = {
  name: "winograd-planes",
  apply(graph) {
    const found = findFastConvs(graph);
    for (const conv of found) {
      if (channelsOf(conv) <= TILED_CHANNELS) replaceInTiles(graph, conv);
      else replaceFastConv(graph, conv, addPlanes, addKernel);
    }
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} convolutions in fewer products` };
  },
};

function channelsOf({ weight }: FastConv): number {
  return weight.dims[0] ?? 0;
}

/** Convolutions of the last stage have 128 channels, and six times as many samples as those before: most of the memory of a run. */
const TILED_CHANNELS = 128;
/** More tiles take less memory, and more time to load: with 8, the graph has twice as many nodes. */
const TILES = 4;

/** Computes a convolution, and the activation before it, in parts of the time. */
function replaceInTiles(graph: Graph, conv: FastConv): void {
  const { node, weight, dilation, filter } = conv;
  const [x = "", output = ""] = [node.input[0], node.output[0]];
  const build = new NodeBuilder(graph, `${output}_winograd`);
  const activation = pointwiseBefore(graph, x, node);
  const constants = addFilterConstants(build, conv, addKernel);
  const reach = (dilation * ((weight.dims[3] ?? 1) - 1)) / 2;
  const joined = addInTiles(build, activation.base, { count: TILES, step: filter.output.length, reach }, (part) =>
    addFastFilter(build, conv, addPointwise(build, activation, part), constants, addPlanes),
  );
  graph.redirect(output, joined);
}

const addPlanes: AddInputs = (build, x, { weight, filter }, window) => {
  const [channels = 0] = weight.dims;
  const points = filter.input.length;
  const rows = build.add("Reshape", [x, build.integers(1, 1, channels, -1)]);
  const factors = build.floats([points, 1, 1, points], () => Float32Array.from(filter.input.flat()));
  const views = build.add("Conv", [rows, factors], { ...window });
  return build.add("Reshape", [views, build.integers(1, points * channels, 1, -1)]);
};

/**
 * Adds the weights at each point. Those that the export has in bytes are made at each run: a product of one matrix, which takes less
 * time than an utterance takes memory otherwise.
 */
const addKernel: AddKernel = (build, conv) => {
  const { weight, filter } = conv;
  const { stored } = weight;
  if (stored === undefined) return constantKernel(build, conv);
  const [made = 0, channels = 0, , taps = 0] = weight.dims;
  const values = addDequantised(build, { ...stored, weight: tapsFirst(stored.weight) });
  const { factors } = stored;
  const scaled =
    factors === undefined
      ? values
      : build.add("Mul", [values, build.floats([channels], () => Float32Array.from(factors))]);
  const rows = build.add("Reshape", [scaled, build.integers(taps, made * channels)]);
  const matrix = build.floats([filter.kernel.length, taps], () => Float32Array.from(filter.kernel.flat()));
  const points = build.add("MatMul", [matrix, rows]);
  return build.add("Reshape", [points, build.integers(filter.kernel.length * made, channels, 1, 1)]);
};

/** (made, channels, 1, taps) → (taps, made, channels), for elements of a byte. */
function tapsFirst(weight: Tensor): Tensor {
  const [made = 0, channels = 0, , taps = 0] = weight.dims;
  return {
    ...weight,
    dims: [taps, made, channels],
    bytes: () => {
      const from = weight.bytes();
      return from.map((_, at) => from[(at % (made * channels)) * taps + Math.floor(at / (made * channels))] ?? 0);
    },
  };
}
