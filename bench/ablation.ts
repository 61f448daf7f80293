import { rm, writeFile } from "node:fs/promises";
import { optimiseGraph } from "#dist/engines/kokoro-onnx/optimise-graph.js";
import { readModel } from "#dist/onnx/node/read-model.js";
import type { Pass } from "#dist/onnx/pass.js";
import { VARIANT_PASSES } from "#dist/onnx/variant-passes.js";
import { ENGINE_VARIANTS, type EngineVariant } from "#dist/onnx/variants.js";
import { modelBytes } from "#dist/onnx/write-model.js";

/** A variant of the embedded engine, complete or without one of its passes. */
export interface Recipe {
  readonly variant: EngineVariant;
  /** The name of the pass that is left out. */
  readonly without: string | undefined;
  readonly passes: readonly Pass[];
}

/**
 * Every variant, complete and without each of its own passes: for `onnxruntime` the passes that `plain` lacks, for the
 * others the passes that `onnxruntime` lacks.
 */
export function recipes(): readonly Recipe[] {
  return ENGINE_VARIANTS.flatMap((variant) => {
    const passes = VARIANT_PASSES[variant];
    const given = new Set(VARIANT_PASSES[variant === "onnxruntime" ? "plain" : "onnxruntime"]);
    const without = (left: Pass) => ({ variant, without: left.name, passes: passes.filter((pass) => pass !== left) });
    return [{ variant, without: undefined, passes }, ...passes.filter((pass) => !given.has(pass)).map(without)];
  });
}

/** Two recipes with the same passes make the same graph. */
export function keyOf({ passes }: Recipe): string {
  return passes.map(({ name }) => name).join();
}

/** How often each pass applied, by name; for a pass that runs twice, the count of the last run. */
export type Changes = ReadonlyMap<string, number>;

/**
 * Writes the graph of a recipe to `target`, made in the same way as the engine makes its graph.
 *
 * @throws {VoxError} `VOX_GRAPH_UNSUPPORTED`, `VOX_ENGINE_FAILED` if another pass or onnxruntime needs the pass that is left out.
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
