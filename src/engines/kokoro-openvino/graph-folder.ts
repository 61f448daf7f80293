import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { MODELS } from "../../assets/cache.js";
import type { CachedAsset } from "../../assets/catalogue/asset.js";
import { KOKORO_CONFIG } from "../../assets/catalogue/catalogue.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { placeFile } from "../../platform/node/files/place-file.js";
import { readEnvironment } from "../../python/environments/environment.js";
import { DEFAULT_VOICE, voiceAsset } from "../kokoro/voices.js";
import { chooseExport, findExport, findGraphs, prepareModel } from "../kokoro-onnx/model.js";
import { OPENVINO_REQUIREMENTS } from "./settings.js";

/** The graph for OpenVINO in two parts. The back may run in bfloat16. Python also accepts a whole `model.onnx`. */
const PARTS = { variants: ["openvino-front", "openvino-back"] } as const;

/** Options of {@link ensureGraphFolder}. */
export interface GraphFolderOptions extends CallOptions {
  /** Source of the weights and voices. The folder is in its cache. */
  readonly assets: AssetStore;
  /** Voices that must be in the folder. It may have others, too. @default the default voice */
  readonly voices?: readonly string[] | undefined;
}

/**
 * Makes a folder with all files that the Python side reads: `config.json`, `voices/<id>.bin`, and the graph, whole or in
 * parts, with the names that `python/openvino_bridge.py` expects. It fetches and prepares missing files. Python keeps the
 * graphs that OpenVINO compiles in this folder.
 *
 * @returns its absolute path
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_GRAPH_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`.
 */
export async function ensureGraphFolder({
  assets,
  voices = [DEFAULT_VOICE],
  signal,
}: GraphFolderOptions): Promise<string> {
  const config = await assets.fetch(KOKORO_CONFIG, { signal });
  const parts = await prepareParts(assets, { signal });
  const folder = folderOf(assets.cacheFolder, [config, ...Object.values(parts)]);
  for (const voice of voices) {
    const { path } = await assets.fetch(voiceAsset(voice), { signal });
    await placeFile(path, join(folder, "voices", `${voice}.bin`));
  }
  await placeFile(config.path, join(folder, "config.json"));
  for (const [name, { path }] of Object.entries(parts)) await placeFile(path, join(folder, name));
  return folder;
}

/** Returns whether {@link ensureGraphFolder} needs no download, for the default voice. */
export async function hasGraphFolder(assets: AssetStore): Promise<boolean> {
  const others = await Promise.all([KOKORO_CONFIG, voiceAsset(DEFAULT_VOICE)].map((name) => assets.find(name)));
  return !others.includes(undefined) && (await findExport(assets, PARTS)) !== undefined;
}

/** Finds the prepared files, the folder and the compiled graphs that the engine would use now. */
export async function findGraphFiles(assets: AssetStore): Promise<readonly string[]> {
  const parts = await findGraphs(assets, PARTS);
  const config = await assets.find(KOKORO_CONFIG);
  if (parts.length < PARTS.variants.length || config === undefined) return parts.map(({ path }) => path);
  const folder = folderOf(assets.cacheFolder, [config, ...parts]);
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined) return parts.map(({ path }) => path);
  const version = await ownVersion(assets.cacheFolder);
  const compiled = names.filter((name) =>
    version === undefined ? /^compiled-/.test(name) : name === `compiled-${version}`,
  );
  return [...parts.map(({ path }) => path), folder, ...compiled.map((name) => join(folder, name))];
}

/** Returns the version of OpenVINO in VoxWeave's own environment; `undefined` if another interpreter may run the engine. */
async function ownVersion(cacheFolder: string): Promise<string | undefined> {
  const { recipe, variables } = OPENVINO_REQUIREMENTS;
  if ([...variables, "VOXWEAVE_PYTHON"].some((variable) => process.env[variable])) return undefined;
  const found = await readEnvironment(cacheFolder, recipe);
  return found.state === "ready" ? found.environment.versions["openvino"] : undefined;
}

async function prepareParts(assets: AssetStore, options: CallOptions): Promise<Readonly<Record<string, CachedAsset>>> {
  const source = await chooseExport(assets, PARTS, options);
  return {
    "front.onnx": await prepareModel(assets, source, { ...options, variant: "openvino-front" }),
    "back.onnx": await prepareModel(assets, source, { ...options, variant: "openvino-back" }),
  };
}

/** Returns the folder for these files. Other weights have another folder, so that a folder never changes under a worker. */
function folderOf(cacheFolder: string, files: readonly CachedAsset[]): string {
  const key = createHash("sha256").update(files.map(({ sha256 }) => sha256).join("\n"));
  return join(cacheFolder, MODELS, `openvino-${key.digest("hex").slice(0, 16)}`);
}
