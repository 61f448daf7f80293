import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { MODELS } from "../../assets/cache.js";
import type { CachedAsset } from "../../assets/catalogue/asset.js";
import { KOKORO_CONFIG, KOKORO_VOICE_IDS } from "../../assets/catalogue/catalogue.js";
import { createAssetStore } from "../../assets/create-asset-store.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { isVoxError, VoxError } from "../../core/errors.js";
import { placeFile } from "../../platform/node/files/place-file.js";
import { DEFAULT_VOICE, voiceAsset } from "../kokoro/voices.js";
import { fetchCheckpoint, findCheckpoint } from "./checkpoint.js";
import { KOKORO_REQUIREMENTS } from "./settings.js";

/** Options of {@link ensureModelFolder}. */
export interface ModelFolderOptions extends CallOptions {
  /** Source of the model, which reports progress. The folder is in its cache. */
  readonly assets: AssetStore;
  /** An interpreter with torch and kokoro. It is started only if the checkpoint must be rebuilt. */
  readonly python: string;
  /** Voices that must be in the folder. It may have others, too. @default all */
  readonly voices?: readonly string[] | undefined;
}

/** A folder from which the Python side reads the model, with the file names that Kokoro's library expects. */
export interface ModelFolder {
  /** Absolute path. It holds `config.json`, `kokoro-v1_0.pth` and `voices/<id>.bin`: float32, (510, 256). */
  readonly path: string;
  /** Source of the weights: a source such as `"hub"`, or `"prepared"` if they were rebuilt from the ONNX export. */
  readonly source: string;
}

/**
 * Makes a folder with Kokoro's model for its PyTorch library. It fetches and builds missing files. Two concurrent calls do
 * the work once. A call takes milliseconds if the folder is complete.
 *
 * @throws {RangeError} if a voice does not exist.
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
 * Returns the path of the folder if the model is on this machine, without access to the network.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE` for a missing voice, with the command that fetches it, and the errors of
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
    const here = (await assets.status()).filter(({ cached }) => cached).map(({ name }) => name);
    const voices = (options.voices ?? []).map(voiceAsset).filter((name) => !here.includes(name));
    const command = voices.length > 0 ? `voxweave assets pull ${voices.join(" ")}` : KOKORO_REQUIREMENTS.setUpCommand;
    const message = `the cache ${cacheFolder} lacks ${voices.join(", ") || asset}; run "${command}"`;
    throw new VoxError("VOX_ASSET_UNAVAILABLE", message, { asset: voices[0] ?? asset, attempts }, { cause: error });
  }
}

/** Returns whether {@link ensureModelFolder} would only link existing files, for the default voice. */
export async function hasModelFolder(assets: AssetStore): Promise<boolean> {
  const [config, voice] = await Promise.all(
    [KOKORO_CONFIG, voiceAsset(DEFAULT_VOICE)].map((name) => assets.find(name)),
  );
  if (config === undefined || voice === undefined) return false;
  return (await findCheckpoint(assets, config)).checkpoint !== undefined;
}

/** Finds the prepared files and the folder that {@link ensureModelFolder} would use now. */
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

/** Returns the folder for these files. Other weights have another folder, so that a folder never changes under a worker. */
function folderOf(cacheFolder: string, config: CachedAsset, checkpoint: CachedAsset): string {
  const key = createHash("sha256").update(`${config.sha256}\n${checkpoint.sha256}`).digest("hex").slice(0, 16);
  return join(cacheFolder, MODELS, `kokoro-${key}`);
}
