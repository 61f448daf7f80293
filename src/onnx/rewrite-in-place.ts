import { openAtomicFile } from "../platform/node/files/atomic-file.js";
import type { PassReport } from "./pass.js";
import { readModel } from "./read-model.js";
import { VARIANT_PASSES } from "./variant-passes.js";
import type { GraphVariant } from "./variants.js";
import { modelBytes } from "./write-model.js";

/** Report of the changes to a graph. */
export interface GraphReport {
  /** One entry for each pass, in order. */
  readonly passes: readonly (PassReport & { readonly pass: string })[];
  /** Size of the written file. @unit bytes */
  readonly bytes: number;
}

/** A completed step: a pass, or `"write"`, which is the last. */
export interface GraphProgress {
  readonly pass: string;
  /** Index of the step, from 0. */
  readonly index: number;
  readonly count: number;
}

export interface RewriteOptions {
  /** @default "plain" */
  readonly variant?: GraphVariant | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: GraphProgress) => void) | undefined;
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
  const steps = VARIANT_PASSES[variant];
  const count = steps.length + 1;
  const passes = steps.map(({ name, apply }, index) => {
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
