import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { CATALOGUE, KOKORO_WEIGHTS } from "../../src/assets/catalogue.js";
import { createAssetStore } from "../../src/assets/create-asset-store.js";
import type { AssetStore } from "../../src/assets/store.js";
import { watchTriedFiles } from "../../src/cli/tried-files.js";
import { writeChoice } from "../../src/engines/choice.js";
import { describeRuntime } from "../../src/engines/kokoro-onnx/optimise-graph.js";
import { describeMeasured } from "../../src/engines/kokoro-onnx/pick/picked-variant.js";
import { GRAPH_VERSION } from "../../src/onnx/graph-version.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

test("a measurement leaves what was there before and what was picked, and removes the other graphs that it built", async () => {
  await using cache = await openTemporaryFolder();
  const assets = await openSmallCache(cache.path);
  const source = await assets.find(KOKORO_WEIGHTS);
  if (source === undefined) throw new Error("the weights are in the cache");
  const prepare = async (variant: string): Promise<void> => {
    const version = `graph-${GRAPH_VERSION}-${variant}-${await describeRuntime()}`;
    const build = (path: string): Promise<void> => writeFile(path, variant);
    await assets.prepare({ name: `kokoro-v1.0-${variant}.onnx`, from: source, version, build });
  };
  const prepared = async (): Promise<readonly string[]> => {
    const all = (await assets.status()).filter(({ path }) => path.includes("prepared"));
    return all.map(({ path }) => basename(path).replace(/-[\da-f]{16}\.onnx$/, "")).sort();
  };

  await prepare("onnxruntime");
  {
    await using _removed = await watchTriedFiles(assets, source, []);
    await prepare("onnxruntime-winograd");
    await prepare("onnxruntime-int8");
    await prepare("onnxruntime-winograd-int8");
    const measuredWith = describeMeasured(source);
    await writeChoice(cache.path, { engine: "kokoro-onnx", variant: "onnxruntime-int8", measuredWith });
  }
  expect(await prepared()).toEqual(["kokoro-v1.0-onnxruntime", "kokoro-v1.0-onnxruntime-int8"]);

  {
    await using _removed = await watchTriedFiles(assets, source, []);
    await prepare("onnxruntime-winograd");
  }
  expect(await prepared()).toEqual(["kokoro-v1.0-onnxruntime", "kokoro-v1.0-onnxruntime-int8"]);
});

/** A cache that holds four bytes in place of the weights. */
async function openSmallCache(folder: string): Promise<AssetStore> {
  const asset = CATALOGUE.find(({ name }) => name === "kokoro-v1.0-int8");
  if (asset === undefined) throw new Error("the catalogue has the int8 export");
  const { name, file, sha256, licence } = asset;
  await writeFile(join(folder, file), "four");
  await writeFile(join(folder, `${file}.json`), JSON.stringify({ name, bytes: 4, sha256, source: "test", licence }));
  return createAssetStore({ cacheFolder: folder, offline: true });
}
