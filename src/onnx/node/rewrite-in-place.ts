import { openAtomicFile } from "../../platform/node/files/atomic-file.js";
import { applyPasses, type NamedPassReport, type PassOptions } from "../apply-passes.js";
import type { GraphVariant } from "../variants.js";
import { modelBytes } from "../write-model.js";
import { readModel } from "./read-model.js";

/** Report of the changes to a graph. */
export interface GraphReport {
  /** One entry for each pass, in order. */
  readonly passes: readonly NamedPassReport[];
  /** Size of the written file. @unit bytes */
  readonly bytes: number;
}

export interface RewriteOptions extends PassOptions {
  /** @default "plain" */
  readonly variant?: GraphVariant | undefined;
}

/**
 * Prepares a graph like {@link rewriteGraph}, but in this thread, which it blocks for seconds.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`, `VOX_GRAPH_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`.
 */
export async function rewriteInPlace(
  source: string,
  target: string,
  options: RewriteOptions = {},
): Promise<GraphReport> {
  const { variant = "plain", signal, onProgress } = options;
  const graph = await readModel(source, signal);
  const passes = applyPasses(graph, variant, { signal, onProgress });
  let bytes = 0;
  await using file = await openAtomicFile(target);
  for (const piece of modelBytes(graph)) {
    signal?.throwIfAborted();
    await file.write(piece);
    bytes += piece.length;
  }
  await file.commit();
  onProgress?.({ pass: "write", index: passes.length, count: passes.length + 1 });
  return { passes, bytes };
}
