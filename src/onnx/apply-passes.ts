import type { Graph } from "./graph.js";
import type { PassReport } from "./pass.js";
import { VARIANT_PASSES } from "./variant-passes.js";
import type { GraphVariant } from "./variants.js";

/** Report of a pass, with its name. */
export type NamedPassReport = PassReport & { readonly pass: string };

/** A completed step: a pass, or `"write"`, which is the last. */
export interface GraphProgress {
  readonly pass: string;
  /** Index of the step, from 0. */
  readonly index: number;
  readonly count: number;
}

export interface PassOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: GraphProgress) => void) | undefined;
}

/**
 * Rewrites a graph for a variant, in place. It blocks the thread for a second or more.
 *
 * @throws {VoxError} `VOX_GRAPH_UNSUPPORTED`.
 */
export function applyPasses(
  graph: Graph,
  variant: GraphVariant,
  { signal, onProgress }: PassOptions,
): readonly NamedPassReport[] {
  const passes = VARIANT_PASSES[variant];
  return passes.map(({ name, apply }, index) => {
    signal?.throwIfAborted();
    const report = { pass: name, ...apply(graph) };
    onProgress?.({ pass: name, index, count: passes.length + 1 });
    return report;
  });
}
