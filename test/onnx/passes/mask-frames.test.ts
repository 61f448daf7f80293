import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { maskFrames } from "../../../src/onnx/passes/mask-frames.js";
import { node, run, type SmallGraph, smallGraph, typesOf } from "../small-graph.js";
import { numbers } from "./styled.js";

const wide = (length: number, more = {}) => ({ kernel_shape: [1, length], ...more });

/** Text and spectra on their way to the sound, through each operator that reads neighbouring positions. */
const back = (frames: number): SmallGraph => ({
  inputs: { asr: [1, 2, frames], har: [1, 2, 120 * frames + 1] },
  outputs: ["y"],
  constants: {
    axis: ["int64", [1], [2]],
    one: ["float32", [2], [1, 1]],
    zero: ["float32", [2], [0, 0]],
    lift: ["float32", [2], [7, -30]],
    doubled: ["float32", [4], [1, 1, 1, 2]],
    three: ["float32", [2, 2, 1, 3], numbers(12, 1)],
    pool: ["float32", [2, 1, 1, 3], numbers(6, 2)],
    up: ["float32", [2, 2, 1, 120], numbers(480, 3)],
    strided: ["float32", [2, 2, 1, 80], numbers(320, 4)],
    seven: ["float32", [2, 2, 1, 7], numbers(28, 5)],
    waves: ["float32", [2, 1, 1, 20], numbers(40, 6)],
    reflection: ["int64", [8], [0, 0, 0, 1, 0, 0, 0, 0]],
  },
  nodes: [
    node("InstanceNormalization", ["asr", "one", "zero"], ["normal"]),
    node("Unsqueeze", ["normal", "axis"], ["image"]),
    node("Conv", ["image", "three", "lift"], ["c1"], wide(3, { pads: [0, 1, 0, 1] })),
    node("InstanceNormalization", ["c1", "one", "zero"], ["n1"]),
    node("ConvTranspose", ["n1", "pool", "lift"], ["p1"], {
      ...wide(3, { pads: [0, 1, 0, 1], strides: [1, 2], output_padding: [0, 1] }),
      group: 2,
    }),
    node("Unsqueeze", ["har", "axis"], ["spectra"]),
    node("Conv", ["spectra", "strided", "lift"], ["breath"], wide(80, { pads: [0, 10, 0, 10], strides: [1, 60] })),
    node("Add", ["p1", "breath"], ["both"]),
    node("Resize", ["image", "", "doubled"], ["twice"], {
      mode: "nearest",
      nearest_mode: "floor",
      coordinate_transformation_mode: "asymmetric",
    }),
    node("Add", ["both", "twice"], ["all"]),
    node("ConvTranspose", ["all", "up", "lift"], ["fast"], wide(120, { pads: [0, 30, 0, 30], strides: [1, 60] })),
    node("Pad", ["fast", "reflection"], ["padded"], { mode: "reflect" }),
    node("Add", ["padded", "spectra"], ["loud"]),
    node("InstanceNormalization", ["loud", "one", "zero"], ["n2"]),
    node("Conv", ["n2", "seven", "lift"], ["c2"], wide(7, { pads: [0, 3, 0, 3] })),
    node("InstanceNormalization", ["c2", "one", "zero"], ["n3"]),
    node("ConvTranspose", ["n3", "waves"], ["sound"], wide(20, { strides: [1, 5] })),
    node("Squeeze", ["sound", "axis"], ["y"]),
  ],
});

const FRAMES = 5;

/** Returns two rows of `length` numbers, each with zeros up to `room`. */
function sequence(length: number, room: number, seed: number): Tensor {
  const rows = [0, 1].flatMap((row) => [
    ...numbers(length, seed + row).map((value) => 3 * row + value),
    ...new Array<number>(room - length).fill(0),
  ]);
  return new Tensor("float32", Float32Array.from(rows), [1, 2, room]);
}

function feeds(room: number): Readonly<Record<string, Tensor>> {
  return { asr: sequence(FRAMES, room, 7), har: sequence(120 * FRAMES + 1, 120 * room + 1, 9) };
}

function within(room: number): Tensor {
  return new Tensor(
    "float32",
    Float32Array.from({ length: room }, (_, at) => (at < FRAMES ? 1 : 0)),
    [1, 1, room],
  );
}

describe("maskFrames", () => {
  test.each([FRAMES, FRAMES + 1, 2 * FRAMES, 6 * FRAMES])(
    "5 frames among %i sound the same as 5 frames alone",
    async (room) => {
      const expected = (await run(smallGraph(back(FRAMES)), feeds(FRAMES)))["y"]?.data as Float32Array;
      const graph = smallGraph(back(room));
      // Four normalisations and six convolutions.
      expect(maskFrames.apply(graph).changes).toBe(10);
      expect(graph.inputs).toEqual(["asr", "har", "within"]);
      const given = (await run(graph, { ...feeds(room), within: within(room) }))["y"]?.data as Float32Array;
      // The engine also drops the samples at the ends of the window.
      const [one, other] = [expected, given].map((samples) => samples.subarray(10, 10 + 600 * FRAMES));
      expect(largest(one?.map((value, at) => Math.abs(value - (other?.[at] ?? 0))))).toBeLessThan(2e-5 * largest(one));
    },
  );

  test("a graph without the values of the seam stays unchanged", () => {
    const graph = smallGraph({ ...back(2), inputs: { asr_2: [1, 2, 2], har_2: [1, 2, 241] } });
    expect(maskFrames.apply(graph).changes).toBe(0);
    expect(typesOf(graph)).toEqual(typesOf(smallGraph(back(2))));
  });

  test.each([
    [
      "a scale of its own",
      node("InstanceNormalization", ["c1", "lift", "zero"], ["n1"]),
      /n1 has a scale other than 1/,
    ],
    ["lost its length", node("Reshape", ["c1", "reflection"], ["n1"]), /the number of frames of n1 is unknown/],
  ])("a normalisation with %s is refused", (_, other, message) => {
    const { nodes, ...rest } = back(2);
    const graph = smallGraph({ ...rest, nodes: nodes.with(3, other) });
    expect(() => maskFrames.apply(graph)).toThrow(message);
  });
});

function largest(values: Float32Array = new Float32Array()): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
