import { attributeInts } from "../attributes.js";
import { floatConstant, floatsOf, integersOf, scalarOf } from "../constants.js";
import type { Graph } from "../graph.js";
import { NodeBuilder } from "../node-builder.js";
import type { NodeProto } from "../onnx_pb.js";
import type { Pass } from "../pass.js";
import { ElementType } from "../tensor.js";

/**
 * Adds up the phases of the harmonic source in float64, and keeps only the part of a cycle:
 *
 *     steps → CumSum → Mul, Transpose … → Resize → Transpose → Sin
 *
 * The steps are cycles for each sample, in shape (1, steps, harmonics). The Resize interpolates the phase of each sample.
 *
 * Why: the sum reaches thousands of cycles, where float32 has steps of a hundredth of a radian. A difference of the last bit between
 * two runtimes or processors then moves the phases so far that many of them jump by a whole turn in the spectrum. docs/graph.md has the
 * measurements.
 */
export const accumulatePhases: Pass = {
  name: "accumulate-phases",
  apply(graph) {
    const found = graph.nodes.flatMap((node) => (node.opType === "CumSum" ? matchPhases(graph, node) : []));
    for (const phases of found) accumulate(graph, phases);
    if (found.length > 0) graph.tidy();
    return { changes: found.length, summary: `${found.length} sums of phases made exact` };
  },
};

/** The nodes that compute the phases of one source. */
interface Phases {
  /** Cycles for each sample; shape (1, steps, harmonics). */
  readonly steps: string;
  /** Samples of a step. */
  readonly samples: number;
  /** Phases in radians; shape (1, harmonics, steps * samples). */
  readonly resized: string;
}

function matchPhases(graph: Graph, sum: NodeProto): Phases[] {
  const [steps = "", axis] = sum.input;
  if (sum.attribute.some(({ i }) => i !== 0n) || integersOf(graph, axis)?.join() !== "1") return [];
  let factor = 1;
  let isMoved = false;
  let node = graph.onlyReader(sum.output[0] ?? "");
  for (; node?.opType === "Mul" || isSwap(node); node = graph.onlyReader(node?.output[0] ?? "")) {
    if (node?.opType === "Mul")
      factor *= scalarOf(graph, node.input[1]) ?? scalarOf(graph, node.input[0]) ?? Number.NaN;
    else isMoved = !isMoved;
  }
  const scales = floatConstant(graph, node?.input[2]);
  const [, , samples = 0] = scales === undefined ? [] : floatsOf(scales);
  const after = graph.onlyReader(node?.output[0] ?? "");
  const sine = isSwap(after) ? graph.onlyReader(after?.output[0] ?? "") : after;
  const isTurn = Math.abs(factor / (2 * Math.PI * samples) - 1) < 1e-6;
  if (!isMoved || node === undefined || !isLinear(node) || sine?.opType !== "Sin" || !isTurn) return [];
  return [{ steps, samples, resized: node.output[0] ?? "" }];
}

/** Whether a node swaps the last two of three axes. */
function isSwap(node: NodeProto | undefined): boolean {
  return node?.opType === "Transpose" && attributeInts(node, "perm").join() === "0,2,1";
}

/** Whether a node interpolates linearly between the middles of steps. */
function isLinear({ opType, attribute }: NodeProto): boolean {
  const text = (wanted: string, otherwise: string): string => {
    const found = attribute.find(({ name }) => name === wanted);
    return found === undefined ? otherwise : new TextDecoder().decode(found.s);
  };
  const mode = text("coordinate_transformation_mode", "half_pixel");
  return opType === "Resize" && text("mode", "nearest") === "linear" && /^(?:pytorch_)?half_pixel$/u.test(mode);
}

/**
 * The phase at a sample is that of its step, plus a part of the way to the step before or after it. These ways are the steps
 * themselves. So only the first of the three is large, and loses its whole cycles.
 */
function accumulate(graph: Graph, { steps, samples, resized }: Phases): void {
  const build = new NodeBuilder(graph, `${resized}_exact`);
  const cycles = build.add("Mul", [build.add("Transpose", [steps], { perm: [0, 2, 1] }), build.scalar(samples)]);
  const sums = build.add("CumSum", [build.add("Cast", [cycles], { to: ElementType.float64 }), build.integers(2)]);
  const part = build.add("Sub", [sums, build.add("Floor", [sums])]);
  const first = build.add("Cast", [part], { to: ElementType.float32 });
  const rest = build.add("Slice", [cycles, build.integers(1), build.integers(END), build.integers(2)]);
  const before = build.add("Pad", [rest, build.integers(0, 0, 1, 0, 0, 0)]);
  const after = build.add("Pad", [rest, build.integers(0, 0, 0, 0, 0, 1)]);
  const columns = [first, before, after].map((value) => build.add("Unsqueeze", [value, build.integers(3)]));
  const terms = build.add("Concat", columns, { axis: 3 });
  const phases = build.add("MatMul", [terms, build.floats([3, samples], () => interpolation(samples))]);
  graph.redirect(resized, build.add("Reshape", [phases, build.integers(0, 0, -1)]));
}

const END = 2 ** 31 - 1;

/** Radians at each sample of a step for a cycle of its own phase, of the step from the one before, and of the step to the one after. */
function interpolation(samples: number): Float32Array {
  const turn = 2 * Math.PI;
  const ways = Array.from({ length: samples }, (_, sample) => (turn * (sample + 0.5)) / samples - turn / 2);
  return Float32Array.from([
    ...ways.map(() => turn),
    ...ways.map((way) => Math.min(0, way)),
    ...ways.map((way) => Math.max(0, way)),
  ]);
}
