import { scalarOf } from "./constants.js";
import type { Graph } from "./graph.js";
import type { NodeBuilder } from "./node-builder.js";
import type { NodeProto } from "./onnx_pb.js";

/** How a sequence is cut along its samples. */
export interface TimeTiles {
  readonly count: number;
  /** Each tile begins at a multiple of it. @unit samples */
  readonly step: number;
  /** How far before and after a tile its result depends on the input. @unit samples */
  readonly reach: number;
}

/**
 * Adds a computation tile after tile, so that only the inner values of one tile are in memory at a time.
 *
 * @param x shape (1, channels, 1, samples)
 * @param addTile adds the computation of a part of `x`. Its result has at least as many samples as the part.
 * @returns the results of all tiles, joined
 */
export function addInTiles(
  build: NodeBuilder,
  x: string,
  { count, step, reach }: TimeTiles,
  addTile: (part: string) => string,
): string {
  const zero = build.integers(0);
  const axis = build.integers(3);
  const length = build.add("Shape", [x], { start: 3, end: 4 });
  const size = build.add("Mul", [build.add("Div", [length, build.integers(count * step)]), build.integers(step)]);
  const startOf = (tile: number): string => (tile === 0 ? zero : build.add("Mul", [size, build.integers(tile)]));
  const before = build.integers(Math.ceil(reach / step) * step);
  const after = build.integers(reach);
  const tiles = Array.from({ length: count }, (_, tile) => {
    const start = startOf(tile);
    const end = tile === count - 1 ? length : startOf(tile + 1);
    const from = tile === 0 ? zero : build.add("Max", [build.add("Sub", [start, before]), zero]);
    const done = addTile(build.add("Slice", [x, from, build.add("Add", [end, after]), axis]));
    const [first, last] = [start, end].map((place) => build.add("Sub", [place, from]));
    return build.add("Slice", [done, first ?? "", last ?? "", axis]);
  });
  return build.add("Concat", tiles, { axis: 3 });
}

/** Nodes that compute each sample of a value from the same sample of another value. */
export interface Pointwise {
  readonly base: string;
  /** In topological order. */
  readonly nodes: readonly NodeProto[];
}

const OPERATORS = new Set(["Add", "Mul", "Sub"]);

/** Finds the pointwise nodes before a value that only `reader` reads. Each of them is read by the others alone. */
export function pointwiseBefore(graph: Graph, value: string, reader: NodeProto): Pointwise {
  const inside = new Set([reader]);
  const bases = new Set([value]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const base of [...bases]) {
      const node = graph.producer(base);
      if (node === undefined || !OPERATORS.has(node.opType) || graph.outputs.includes(base)) continue;
      if (!graph.readers(base).every((other) => inside.has(other))) continue;
      inside.add(node);
      bases.delete(base);
      for (const input of node.input) if (scalarOf(graph, input) === undefined) bases.add(input);
      grown = true;
    }
  }
  const [base = value, ...others] = bases;
  if (others.length > 0) return { base: value, nodes: [] };
  return { base, nodes: graph.nodes.filter((node) => node !== reader && inside.has(node)) };
}

/** Adds copies of pointwise nodes after a part of their base. Returns the last value. */
export function addPointwise(build: NodeBuilder, { base, nodes }: Pointwise, part: string): string {
  const copies = new Map([[base, part]]);
  let last = part;
  for (const { opType, input, output } of nodes) {
    last = build.add(
      opType,
      input.map((name) => copies.get(name) ?? name),
    );
    copies.set(output[0] ?? "", last);
  }
  return last;
}
