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

/** The graphs that an engine needs. All of them are made from one export. */
export interface GraphNeed {
  /** Names of the exports that can serve, the best first. @default {@link KOKORO_WEIGHTS} */
  readonly exports?: readonly string[] | undefined;
  /** @default the variant that was picked for this machine, or else "onnxruntime-winograd" */
  readonly variants?: readonly GraphVariant[] | undefined;
}

export interface ModelOptions extends CallOptions {
  /** The variant of the graph. @default as in {@link GraphNeed} */
  readonly variant?: GraphVariant | undefined;
}

/** An export, as far as a graph depends on it. */
type Export = RecipeKey["from"];

/**
 * Returns the path of a prepared graph, made from any export that is available. It is made once, then cached. The export is
 * needed only to make the graph: later it may be damaged or missing.
 */
export async function fetchModel(assets: AssetStore, { variant, signal }: ModelOptions): Promise<string> {
  const source = await chooseExport(assets, { variants: variant && [variant] }, { signal });
  const chosen = variant ?? (await readPickedVariant(assets.cacheFolder, source));
  return (await prepareModel(assets, source, { variant: chosen, signal })).path;
}

/** Returns whether the engine can start without a download: its graph or an export, and the default voice, are in the cache. */
export async function hasModel(assets: AssetStore): Promise<boolean> {
  return (await findExport(assets, {})) !== undefined && (await assets.find(voiceAsset(DEFAULT_VOICE))) !== undefined;
}

/** Returns the path of the prepared graph that the engine would run now, if it exists. */
export async function findModel(assets: AssetStore): Promise<readonly string[]> {
  return (await findGraphs(assets, {})).map(({ path }) => path);
}

/**
 * Returns the export to make graphs from: the first whose graphs are all prepared, unless a better one is cached. Downloads an
 * export if there is none.
 */
export async function chooseExport(assets: AssetStore, need: GraphNeed, { signal }: CallOptions): Promise<Export> {
  signal?.throwIfAborted();
  const found = await findExport(assets, need, "sound");
  return found?.isPrepared ? found.source : assets.fetch(need.exports ?? KOKORO_WEIGHTS, { signal });
}

/** Finds the graphs that exist of those that the engine would use now. */
export async function findGraphs(assets: AssetStore, need: GraphNeed): Promise<readonly CachedAsset[]> {
  return (await findExport(assets, need))?.graphs ?? [];
}

/** Finds the export that {@link chooseExport} would return without a download, and its graphs that are prepared. */
export async function findExport(
  assets: AssetStore,
  { exports = KOKORO_WEIGHTS, variants }: GraphNeed,
  state: "sound" | "there" = "there",
): Promise<
  { readonly source: Export; readonly graphs: readonly CachedAsset[]; readonly isPrepared: boolean } | undefined
> {
  for (const name of exports) {
    const source = findAsset(CATALOGUE, name);
    const needed = variants ?? [await readPickedVariant(assets.cacheFolder, source)];
    const found = await Promise.all(needed.map((variant) => findPreparedModel(assets, source, variant, state)));
    const graphs = found.filter((graph) => graph !== undefined);
    const isPrepared = graphs.length === needed.length;
    if (isPrepared || (await assets.find(name)) !== undefined) return { source, graphs, isPrepared };
  }
  return undefined;
}

/** Returns the graph that {@link prepareModel} would return, if it exists. */
export async function findPreparedModel(
  assets: AssetStore,
  source: Export,
  variant: GraphVariant,
  state: "sound" | "there" = "there",
): Promise<CachedAsset | undefined> {
  return assets.findPrepared(await recipeKey(source, variant), state);
}

/**
 * Returns the graph of a variant. It is made from this export once, which is then fetched, and cached. A graph that the engine
 * runs is optimised for this machine.
 */
export async function prepareModel(
  assets: AssetStore,
  source: Export,
  { variant, signal }: CallOptions & { readonly variant: GraphVariant },
): Promise<CachedAsset> {
  return assets.prepare(
    {
      ...(await recipeKey(source, variant)),
      build: async (target, options) => {
        const { path } = await assets.fetch(source.name, options);
        if (isEngineVariant(variant)) await buildOptimised(path, target, { variant, ...options });
        else await rewriteGraph(path, target, { variant, ...options });
      },
    },
    { signal },
  );
}

async function recipeKey(source: Export, variant: GraphVariant): Promise<RecipeKey> {
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
