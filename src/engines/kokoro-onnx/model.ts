import { rm } from "node:fs/promises";
import type { CachedAsset } from "../../assets/catalogue/asset.js";
import { CATALOGUE, KOKORO_WEIGHTS } from "../../assets/catalogue/catalogue.js";
import { findAsset } from "../../assets/catalogue/find-asset.js";
import type { RecipeKey } from "../../assets/prepare.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { GRAPH_VERSION } from "../../onnx/graph-version.js";
import { rewriteGraph } from "../../onnx/node/rewrite-graph.js";
import type { RewriteOptions } from "../../onnx/node/rewrite-in-place.js";
import { type GraphVariant, isEngineVariant } from "../../onnx/variants.js";
import { DEFAULT_VOICE, voiceAsset } from "../kokoro/voices.js";
import { describeRuntime, optimiseGraph } from "./optimise-graph.js";
import { readPickedVariant } from "./pick/picked-variant.js";

export interface ModelOptions extends CallOptions {
  /** The variant of the graph. @default the one that was picked for this machine, or else "onnxruntime-winograd" */
  readonly variant?: GraphVariant | undefined;
}

/**
 * Returns the path of a prepared graph, made from any export that is available. It is made once, then cached. The export is
 * needed only to make the graph: later it may be damaged or missing.
 */
export async function fetchModel(assets: AssetStore, { variant, signal }: ModelOptions): Promise<string> {
  signal?.throwIfAborted();
  const prepared = await findCurrentGraph(assets, "sound", variant);
  if (prepared !== undefined) return prepared.path;
  const source = await assets.fetch(KOKORO_WEIGHTS, { signal });
  const chosen = variant ?? (await readPickedVariant(assets.cacheFolder, source));
  return (await prepareModel(assets, source, { variant: chosen, signal })).path;
}

/** Returns whether the weights and the default voice are in the cache. */
export async function hasModel(assets: AssetStore): Promise<boolean> {
  const cached = (await assets.status()).filter((asset) => asset.cached).map(({ name }) => name);
  return cached.some((name) => KOKORO_WEIGHTS.includes(name)) && cached.includes(voiceAsset(DEFAULT_VOICE));
}

/** Returns the path of the prepared graph that the engine would run now, if it exists. */
export async function findModel(assets: AssetStore): Promise<readonly string[]> {
  const graph = await findCurrentGraph(assets, "there");
  return graph === undefined ? [] : [graph.path];
}

/** Finds the prepared graph of the best export. Finds none if a better export is cached: its graph is made next. */
async function findCurrentGraph(
  assets: AssetStore,
  state: "sound" | "there",
  variant?: GraphVariant,
): Promise<CachedAsset | undefined> {
  for (const name of KOKORO_WEIGHTS) {
    const source = findAsset(CATALOGUE, name);
    const chosen = variant ?? (await readPickedVariant(assets.cacheFolder, source));
    const graph = await assets.findPrepared(await recipeKey(source, chosen), state);
    if (graph !== undefined) return graph;
    if ((await assets.find(name)) !== undefined) return undefined;
  }
  return undefined;
}

/** Returns the graph that {@link prepareModel} would return, if it exists. */
export async function findPreparedModel(
  assets: AssetStore,
  source: CachedAsset,
  variant: GraphVariant,
): Promise<CachedAsset | undefined> {
  return assets.findPrepared(await recipeKey(source, variant));
}

/**
 * Returns the graph of a variant. It is made from this export once, then cached. A graph that the engine runs is optimised for
 * this machine.
 */
export async function prepareModel(
  assets: AssetStore,
  source: CachedAsset,
  { variant, signal }: CallOptions & { readonly variant: GraphVariant },
): Promise<CachedAsset> {
  return assets.prepare(
    {
      ...(await recipeKey(source, variant)),
      build: async (target, options) => {
        if (isEngineVariant(variant)) await buildOptimised(source.path, target, { variant, ...options });
        else await rewriteGraph(source.path, target, { variant, ...options });
      },
    },
    { signal },
  );
}

async function recipeKey(source: RecipeKey["from"], variant: GraphVariant): Promise<RecipeKey> {
  const form = `graph-${GRAPH_VERSION}-${variant}`;
  const version = isEngineVariant(variant) ? `${form}-${await describeRuntime()}` : form;
  return { name: `kokoro-v1.0-${variant}.onnx`, from: source, version };
}

async function buildOptimised(source: string, target: string, options: RewriteOptions): Promise<void> {
  const rewritten = `${target}.rewritten`;
  try {
    await rewriteGraph(source, rewritten, options);
    await optimiseGraph(rewritten, target, options);
  } finally {
    await rm(rewritten, { force: true });
  }
}
