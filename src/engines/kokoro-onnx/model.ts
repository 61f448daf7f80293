import type { CachedAsset } from "../../assets/asset.js";
import { KOKORO_WEIGHTS } from "../../assets/catalogue.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { prepareGraph } from "./graph/prepare-graph.js";
import { GRAPH_VERSION } from "./graph/prepared-form.js";
import type { GraphVariant } from "./graph/variants.js";
import { readChoice } from "./pick/choice.js";

export interface ModelOptions extends CallOptions {
  /** What the graph is prepared for. @default what was picked for this machine, or else "onnxruntime" */
  readonly variant?: GraphVariant | undefined;
}

/** Path of a prepared graph, made from whichever export is to be had; made once, then cached. */
export async function fetchModel(assets: AssetStore, { variant, signal }: ModelOptions): Promise<string> {
  const source = await assets.fetch(KOKORO_WEIGHTS, { signal });
  const chosen = variant ?? (await readChoice(assets.cacheFolder, source));
  return (await prepareModel(assets, source, { variant: chosen, signal })).path;
}

/** The graph of a variant, made from this export; made once, then cached. */
export function prepareModel(
  assets: AssetStore,
  source: CachedAsset,
  { variant, signal }: CallOptions & { readonly variant: GraphVariant },
): Promise<CachedAsset> {
  return assets.prepare(
    {
      name: `kokoro-v1.0-${variant}.onnx`,
      from: source,
      version: `graph-${GRAPH_VERSION}-${variant}`,
      build: async (target, options) => {
        await prepareGraph(source.path, target, { variant, ...options });
      },
    },
    { signal },
  );
}
