import { basename } from "node:path";
import { expect, test } from "vitest";
import { createAssetStore } from "../../src/assets/create-asset-store.js";
import { watchTriedFiles } from "../../src/cli/tried-files.js";
import { writeChoice } from "../../src/engines/choice.js";
import { describeMeasured } from "../../src/engines/kokoro-onnx/pick/picked-variant.js";
import { storeAsset, storeGraph } from "../support/stand-ins.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const EXPORT = "kokoro-v1.0-int8";

test("a measurement leaves what was there before and what was picked, and removes the other graphs that it built", async () => {
  await using cache = await openTemporaryFolder();
  const assets = createAssetStore({ cacheFolder: cache.path, offline: true });
  await storeAsset(cache.path, EXPORT);
  const source = await assets.find(EXPORT);
  if (source === undefined) throw new Error("the weights are in the cache");
  const prepared = async (): Promise<readonly string[]> => {
    const all = (await assets.status()).filter(({ path }) => path.includes("prepared"));
    return all.map(({ path }) => basename(path).replace(/-[\da-f]{16}\.onnx$/, "")).sort();
  };

  await storeGraph(assets, EXPORT, "onnxruntime");
  {
    await using _removed = await watchTriedFiles(assets, source, []);
    await storeGraph(assets, EXPORT, "onnxruntime-winograd");
    await storeGraph(assets, EXPORT, "onnxruntime-int8");
    await storeGraph(assets, EXPORT, "onnxruntime-winograd-int8");
    const measuredWith = describeMeasured(source);
    await writeChoice(cache.path, { engine: "kokoro-onnx", variant: "onnxruntime-int8", measuredWith });
  }
  expect(await prepared()).toEqual(["kokoro-v1.0-onnxruntime", "kokoro-v1.0-onnxruntime-int8"]);

  {
    await using _removed = await watchTriedFiles(assets, source, []);
    await storeGraph(assets, EXPORT, "onnxruntime-winograd");
  }
  expect(await prepared()).toEqual(["kokoro-v1.0-onnxruntime", "kokoro-v1.0-onnxruntime-int8"]);
});
