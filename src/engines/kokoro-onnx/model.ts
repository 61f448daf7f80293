import type { CachedAsset } from "../../assets/asset.js";
import { KOKORO_WEIGHTS } from "../../assets/catalogue.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { prepareGraph } from "./graph/prepare-graph.js";
import { GRAPH_VERSION } from "./graph/prepared-form.js";

/** Path of the graph that the engine runs, made from whichever export is to be had; made once, then cached. */
export async function fetchModel(assets: AssetStore, options: CallOptions): Promise<string> {
  const source = await assets.fetch(KOKORO_WEIGHTS, options);
  return (await prepareModel(assets, source, options)).path;
}

/** The graph that the engine runs, made from this export; made once, then cached. */
export function prepareModel(assets: AssetStore, source: CachedAsset, options: CallOptions): Promise<CachedAsset> {
  return assets.prepare(
    {
      name: "kokoro-v1.0.onnx",
      from: source,
      version: `graph-${GRAPH_VERSION}`,
      build: async (target, { signal }) => {
        await prepareGraph(source.path, target, { signal });
      },
    },
    options,
  );
}
