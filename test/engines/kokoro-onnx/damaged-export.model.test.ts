import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { createAssetStore } from "../../../src/assets/create-asset-store.js";
import type { AssetStore } from "../../../src/assets/store.js";
import { fetchModel, findModel, hasModel } from "../../../src/engines/kokoro-onnx/model.js";
import {
  ensureGraphFolder,
  findGraphFiles,
  hasGraphFolder,
} from "../../../src/engines/kokoro-openvino/graph-folder.js";
import { storeAsset, storeGraph } from "../../support/stand-ins.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

let folder: string;
let assets: AssetStore;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  assets = createAssetStore({ cacheFolder: folder, offline: true });
  return () => temporary[Symbol.asyncDispose]();
});

describe("an offline start with a prepared graph", () => {
  test.each<[string, (path: string) => Promise<void>]>([
    ["has other bytes", (path) => writeFile(path, "AN ASSET")],
    ["is too short", (path) => writeFile(path, "an")],
    ["is missing", (path) => rm(path)],
  ])("the engine starts offline from a sound graph although its export %s", async (_, harm) => {
    const damaged = await storeAsset(folder, "kokoro-v1.0-int8");
    const graph = await storeGraph(assets, "kokoro-v1.0-int8");
    await harm(damaged);
    expect(await fetchModel(assets, {})).toBe(graph);
    await assets.verify();
    expect(await fetchModel(assets, {})).toBe(graph);
    expect(await findModel(assets)).toEqual([graph]);
  });

  test("a cache with a graph and the default voice counts as complete, with or without an export", async () => {
    expect(await hasModel(assets)).toBe(false);
    await storeAsset(folder, "voices/af_heart");
    expect(await hasModel(assets)).toBe(false);
    await storeGraph(assets, "kokoro-v1.0-int8");
    expect(await hasModel(assets)).toBe(true);
    await assets.prune({ keep: [] });
    expect(await hasModel(assets)).toBe(false);
    await storeAsset(folder, "kokoro-v1.0-int8");
    expect(await hasModel(assets)).toBe(true);
  });

  test("OpenVINO starts offline from both parts of its graph although no export is there", async () => {
    await storeAsset(folder, "voices/af_heart");
    await storeAsset(folder, "kokoro-v1.0-config");
    const front = await storeGraph(assets, "kokoro-v1.0-int8", "openvino-front");
    expect(await hasGraphFolder(assets)).toBe(false);
    const back = await storeGraph(assets, "kokoro-v1.0-int8", "openvino-back");
    expect(await hasGraphFolder(assets)).toBe(true);
    const path = await ensureGraphFolder({ assets });
    expect((await readdir(path)).sort()).toEqual(["back.onnx", "config.json", "front.onnx", "voices"]);
    expect(await findGraphFiles(assets)).toEqual([front, back, path]);
  });

  test("OpenVINO never joins parts of the graphs of two exports", async () => {
    await storeAsset(folder, "voices/af_heart");
    await storeAsset(folder, "kokoro-v1.0-config");
    await storeGraph(assets, "kokoro-v1.0-fp32", "openvino-front");
    await storeGraph(assets, "kokoro-v1.0-int8", "openvino-back");
    expect(await hasGraphFolder(assets)).toBe(false);
    await expect(ensureGraphFolder({ assets })).rejects.toMatchObject({ code: "VOX_ASSET_UNAVAILABLE" });
  });

  test("the engine does not start offline if both the graph and its export are damaged", async () => {
    const damaged = await storeAsset(folder, "kokoro-v1.0-int8");
    const graph = await storeGraph(assets, "kokoro-v1.0-int8");
    await writeFile(damaged, "AN ASSET");
    await writeFile(graph, (await readFile(graph, "utf8")).toUpperCase());
    await expect(fetchModel(assets, {})).rejects.toMatchObject({ code: "VOX_ASSET_UNAVAILABLE" });
  });

  test("the engine prefers the graph of the better export", async () => {
    const worse = await storeGraph(assets, "kokoro-v1.0-int8");
    expect(await fetchModel(assets, {})).toBe(worse);
    const better = await storeGraph(assets, "kokoro-v1.0-fp32");
    expect(await fetchModel(assets, {})).toBe(better);
  });

  test("the engine makes the graph of a better export that is cached", async () => {
    await storeGraph(assets, "kokoro-v1.0-int8");
    await storeAsset(folder, "kokoro-v1.0-fp32");
    expect(await findModel(assets)).toEqual([]);
    await expect(fetchModel(assets, {})).rejects.toMatchObject({ code: "VOX_GRAPH_UNSUPPORTED" });
  });
});
