import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { GRAPH_VERSION, prepareGraph } from "./graph/prepare-graph.js";

/** The exports that VoxWeave can prepare; the better one first. */
const EXPORTS = ["kokoro-v1.0-fp32", "kokoro-v1.0-int8"];

/** Path of the graph that the engine runs, made from whichever export is to be had; made once, then cached. */
export async function fetchModel(assets: AssetStore, options: CallOptions): Promise<string> {
  const source = await assets.fetch(EXPORTS, options);
  const prepared = await assets.prepare(
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
  return prepared.path;
}
