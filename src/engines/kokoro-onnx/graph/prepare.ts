import { openAtomicFile } from "../../../files/atomic-file.js";
import type { Pass, PassReport } from "./pass.js";
import { dequantiseGathers } from "./passes/dequantise-gathers.js";
import { dequantiseLstms } from "./passes/dequantise-lstms.js";
import { dequantiseProducts } from "./passes/dequantise-products.js";
import { dropDead } from "./passes/drop-dead.js";
import { exposeDurations } from "./passes/expose-durations.js";
import { levelSound } from "./passes/level-sound.js";
import { refuseQuantised } from "./passes/refuse-quantised.js";
import { settlePhases } from "./passes/settle-phases.js";
import { readModel } from "./read-model.js";
import { modelBytes } from "./write-model.js";

/** In the order in which they run. Each finds what it needs by structure, so an export may lack what a pass looks for. */
const PASSES: readonly Pass[] = [
  dequantiseProducts,
  dequantiseLstms,
  dequantiseGathers,
  exposeDurations,
  settlePhases,
  levelSound,
  dropDead,
  refuseQuantised,
];

/** What was done to a graph. */
export interface GraphReport {
  /** One entry for each pass, in order. */
  readonly passes: readonly (PassReport & { readonly pass: string })[];
  /** Size of the written file. @unit bytes */
  readonly bytes: number;
}

/** A step that is done: a pass, or at last `"write"`. */
export interface GraphProgress {
  readonly pass: string;
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

export interface PrepareOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: GraphProgress) => void) | undefined;
}

/**
 * Prepares a graph in this thread, which it keeps busy for seconds; see {@link prepareGraph} for what it does.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`, `VOX_GRAPH_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`.
 */
export async function prepareHere(source: string, target: string, options: PrepareOptions = {}): Promise<GraphReport> {
  const { signal, onProgress } = options;
  const graph = await readModel(source, signal);
  const count = PASSES.length + 1;
  const passes = PASSES.map(({ name, apply }, index) => {
    signal?.throwIfAborted();
    const report = { pass: name, ...apply(graph) };
    onProgress?.({ pass: name, index, count });
    return report;
  });
  let bytes = 0;
  await using file = await openAtomicFile(target);
  for (const piece of modelBytes(graph)) {
    signal?.throwIfAborted();
    await file.write(piece);
    bytes += piece.length;
  }
  await file.commit();
  onProgress?.({ pass: "write", index: count - 1, count });
  return { passes, bytes };
}
