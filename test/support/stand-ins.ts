import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CATALOGUE } from "../../src/assets/catalogue/catalogue.js";
import { findAsset } from "../../src/assets/catalogue/find-asset.js";
import { sampleOf } from "../../src/assets/digest.js";
import type { AssetStore } from "../../src/assets/store.js";
import { describeRuntime } from "../../src/engines/kokoro-onnx/optimise-graph.js";
import { GRAPH_VERSION } from "../../src/onnx/graph-version.js";
import { DEFAULT_VARIANT, type GraphVariant, isEngineVariant } from "../../src/onnx/variants.js";

/** Stores a few bytes in a cache in place of an asset, such as an export of Kokoro. Returns the path. */
export async function storeAsset(cacheFolder: string, asset: string): Promise<string> {
  const { name, file, sha256, licence } = findAsset(CATALOGUE, asset);
  const path = join(cacheFolder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "an asset");
  const record = { name, bytes: 8, sha256, source: "test", licence, sample: await sampleOf(path) };
  await writeFile(`${path}.json`, JSON.stringify(record));
  return path;
}

/** Stores a few bytes in place of the graph that an engine makes from an export. Returns the path. */
export async function storeGraph(
  assets: AssetStore,
  asset: string,
  variant: GraphVariant = DEFAULT_VARIANT,
): Promise<string> {
  const from = findAsset(CATALOGUE, asset);
  const form = `graph-${GRAPH_VERSION}-${variant}`;
  const version = isEngineVariant(variant) ? `${form}-${await describeRuntime()}` : form;
  const build = (path: string): Promise<void> => writeFile(path, `${variant} from ${asset}`);
  return (await assets.prepare({ name: `kokoro-v1.0-${variant}.onnx`, from, version, build })).path;
}
