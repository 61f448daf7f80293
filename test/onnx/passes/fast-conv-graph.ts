import { node, type SmallGraph } from "../small-graph.js";
import { numbers } from "./styled.js";

/** Returns a graph with a convolution of eight channels that keeps the number of samples. */
export function conv(taps: number, dilation: number, length: number): SmallGraph {
  const reach = (dilation * (taps - 1)) / 2;
  const attributes = { kernel_shape: [1, taps], dilations: [1, dilation], pads: [0, reach, 0, reach], strides: [1, 1] };
  return {
    inputs: { x: [1, 8, 1, length] },
    outputs: ["y"],
    constants: { w: ["float32", [8, 8, 1, taps], numbers(64 * taps, 1)], b: ["float32", [8], numbers(8, 2)] },
    nodes: [node("Conv", ["x", "w", "b"], ["all"], attributes), node("Neg", ["all"], ["y"])],
  };
}
