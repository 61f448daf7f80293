import { rm, writeFile } from "node:fs/promises";
import { optimiseGraph } from "#dist/engines/kokoro-onnx/optimise-graph.js";
import type { Pass } from "#dist/onnx/pass.js";
import { readModel } from "#dist/onnx/read-model.js";
import { VARIANT_PASSES } from "#dist/onnx/variant-passes.js";
import { ENGINE_VARIANTS, type EngineVariant } from "#dist/onnx/variants.js";
import { modelBytes } from "#dist/onnx/write-model.js";

/** A variant of the embedded engine, or one without one of its passes. */
export interface Recipe {
  readonly variant: EngineVariant;
  /** The name of the pass that is left out. */
  readonly without: string | undefined;
  readonly passes: readonly Pass[];
}

/**
 * Every variant whole and without each pass that is its own: of `onnxruntime` those that `plain` does not have, of the
 * others those that `onnxruntime` does not have.
 */
export function recipes(): readonly Recipe[] {
  return ENGINE_VARIANTS.flatMap((variant) => {
    const passes = VARIANT_PASSES[variant];
    const given = new Set(VARIANT_PASSES[variant === "onnxruntime" ? "plain" : "onnxruntime"]);
    const without = (left: Pass) => ({ variant, without: left.name, passes: passes.filter((pass) => pass !== left) });
    return [{ variant, without: undefined, passes }, ...passes.filter((pass) => !given.has(pass)).map(without)];
  });
}

/** Graphs of the same passes are the same. */
export function keyOf({ passes }: Recipe): string {
  return passes.map(({ name }) => name).join();
}

/** How often each pass changed something, by name; of one that runs twice, the last time. */
export type Changes = ReadonlyMap<string, number>;

/**
 * Writes at `target` what the engine would run, made as the engine makes it.
 *
 * @throws {VoxError} `VOX_GRAPH_UNSUPPORTED`, `VOX_ENGINE_FAILED` where a pass or onnxruntime cannot do without the one left out.
 */
export async function buildGraph({ passes }: Recipe, source: string, target: string): Promise<Changes> {
  const rewritten = `${target}.rewritten`;
  const graph = await readModel(source);
  const changes = new Map(passes.map(({ name, apply }) => [name, apply(graph).changes]));
  try {
    await writeFile(rewritten, modelBytes(graph));
    await optimiseGraph(rewritten, target);
  } finally {
    await rm(rewritten, { force: true });
  }
  return changes;
}
