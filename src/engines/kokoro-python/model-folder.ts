import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { CachedAsset } from "../../assets/asset.js";
import { MODELS } from "../../assets/cache.js";
import { KOKORO_CONFIG, KOKORO_PTH, KOKORO_VOICE_IDS } from "../../assets/catalogue.js";
import { createAssetStore } from "../../assets/create-asset-store.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { isVoxError, VoxError } from "../../core/errors.js";
import { placeFile } from "../../platform/node/files/place-file.js";
import { DEFAULT_VOICE, voiceAsset } from "../kokoro/voices.js";
import { fetchCheckpoint, findCheckpoint, REBUILT_CHECKPOINT } from "./checkpoint.js";
import { KOKORO_REQUIREMENTS } from "./settings.js";

export interface ModelFolderOptions extends CallOptions {
  /** Where the model comes from; it tells what happens. The folder lies in its cache. */
  readonly assets: AssetStore;
  /** An interpreter with torch and kokoro; it is started only where the checkpoint has to be rebuilt. */
  readonly python: string;
  /** Voices that must be in the folder; others may be. @default all */
  readonly voices?: readonly string[] | undefined;
}

/** A folder that the Python side reads the model from, by the names that the library knows its files by. */
export interface ModelFolder {
  /** Absolute path. It holds `config.json`, `kokoro-v1_0.pth` and `voices/<id>.bin`: float32, (510, 256). */
  readonly path: string;
  /** Where the weights are from: a source such as `"hub"`, or `"prepared"`: rebuilt from the ONNX export. */
  readonly source: string;
}

/**
 * Gives a folder with Kokoro's model as its PyTorch library wants it, fetching and building what is not there yet. Two
 * calls at once do the work once; a call that has nothing to do takes milliseconds.
 *
 * @throws {RangeError} on a voice that there is not.
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_FILE_UNWRITABLE`, `VOX_DEPENDENCY_MISSING`, `VOX_ENGINE_FAILED`.
 */
export async function ensureModelFolder({
  assets,
  python,
  voices = KOKORO_VOICE_IDS,
  signal,
}: ModelFolderOptions): Promise<ModelFolder> {
  const config = await assets.fetch(KOKORO_CONFIG, { signal });
  const checkpoint = await fetchCheckpoint({ assets, python, config, signal });
  const path = folderOf(assets.cacheFolder, config, checkpoint);
  for (const voice of voices) {
    const file = await assets.fetch(voiceAsset(voice), { signal });
    await placeFile(file.path, join(path, "voices", `${voice}.bin`));
  }
  await placeFile(config.path, join(path, "config.json"));
  await placeFile(checkpoint.path, join(path, "kokoro-v1_0.pth"));
  return { path, source: checkpoint.source };
}

/**
 * The path of the folder where the model is on this machine already; nothing is fetched from the network.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE` for a voice that is not here, with the command that fetches it, and as
 *   {@link ensureModelFolder}.
 */
export async function findModelFolder({
  cacheFolder,
  ...options
}: Omit<ModelFolderOptions, "assets"> & { readonly cacheFolder: string }): Promise<string | undefined> {
  const assets = createAssetStore({ cacheFolder, offline: true });
  if (!(await hasModelFolder(assets))) return undefined;
  try {
    return (await ensureModelFolder({ ...options, assets })).path;
  } catch (error) {
    if (!isVoxError(error) || error.code !== "VOX_ASSET_UNAVAILABLE") throw error;
    const { asset, attempts } = error.details;
    const here = await namesHere(assets);
    const voices = (options.voices ?? []).map(voiceAsset).filter((name) => !here.includes(name));
    const command = voices.length > 0 ? `voxweave assets pull ${voices.join(" ")}` : KOKORO_REQUIREMENTS.setUpCommand;
    const message = `the cache ${cacheFolder} lacks ${voices.join(", ") || asset}; run "${command}"`;
    throw new VoxError("VOX_ASSET_UNAVAILABLE", message, { asset: voices[0] ?? asset, attempts }, { cause: error });
  }
}

/** Whether {@link ensureModelFolder} has only to link files that are here, for the voice that is spoken by default. */
export async function hasModelFolder(assets: AssetStore): Promise<boolean> {
  const here = await namesHere(assets);
  const weights = here.includes(KOKORO_PTH) || here.includes(REBUILT_CHECKPOINT);
  return weights && here.includes(KOKORO_CONFIG) && here.includes(voiceAsset(DEFAULT_VOICE));
}

/** Prepared files, and the folder, that {@link ensureModelFolder} would use now, as far as they are here. */
export async function findModelFiles(assets: AssetStore): Promise<readonly string[]> {
  const config = await assets.find(KOKORO_CONFIG);
  if (config === undefined) return [];
  const { graph, checkpoint } = await findCheckpoint(assets, config);
  const prepared = [graph, checkpoint]
    .filter((asset) => asset?.source === "prepared")
    .map((asset) => asset?.path ?? "");
  if (checkpoint === undefined) return prepared;
  const folder = folderOf(assets.cacheFolder, config, checkpoint);
  return (await stat(folder).catch(() => undefined)) ? [...prepared, folder] : prepared;
}

async function namesHere(assets: AssetStore): Promise<readonly string[]> {
  return (await assets.status()).filter(({ cached }) => cached).map(({ name }) => name);
}

/** Other weights lie in another folder, so that a worker that reads one never sees it change. */
function folderOf(cacheFolder: string, config: CachedAsset, checkpoint: CachedAsset): string {
  const key = createHash("sha256").update(`${config.sha256}\n${checkpoint.sha256}`).digest("hex").slice(0, 16);
  return join(cacheFolder, MODELS, `kokoro-${key}`);
}
