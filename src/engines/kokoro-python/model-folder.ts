import { createHash } from "node:crypto";
import { join } from "node:path";
import type { CachedAsset } from "../../assets/asset.js";
import { MODELS } from "../../assets/cache.js";
import { KOKORO_CONFIG, KOKORO_PTH, KOKORO_VOICE_IDS } from "../../assets/catalogue.js";
import { openAssets } from "../../assets/open-assets.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { placeFile } from "../../files/place-file.js";
import { DEFAULT_VOICE, voiceAsset } from "../kokoro/voices.js";
import { fetchCheckpoint, REBUILT_CHECKPOINT } from "./checkpoint.js";

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

/** The path of the folder where all that it needs is on this machine already; nothing is fetched. */
export async function findModelFolder({
  cacheFolder,
  ...options
}: Omit<ModelFolderOptions, "assets"> & { readonly cacheFolder: string }): Promise<string | undefined> {
  const assets = openAssets({ cacheFolder, offline: true });
  return (await hasModelFolder(assets)) ? (await ensureModelFolder({ ...options, assets })).path : undefined;
}

/** Whether {@link ensureModelFolder} has only to link files that are here, for the voice that is spoken by default. */
export async function hasModelFolder(assets: AssetStore): Promise<boolean> {
  const here = (await assets.status()).filter(({ cached }) => cached).map(({ name }) => name);
  const weights = here.includes(KOKORO_PTH) || here.includes(REBUILT_CHECKPOINT);
  return weights && here.includes(KOKORO_CONFIG) && here.includes(voiceAsset(DEFAULT_VOICE));
}

/** Other weights lie in another folder, so that a worker that reads one never sees it change. */
function folderOf(cacheFolder: string, config: CachedAsset, checkpoint: CachedAsset): string {
  const key = createHash("sha256").update(`${config.sha256}\n${checkpoint.sha256}`).digest("hex").slice(0, 16);
  return join(cacheFolder, MODELS, `kokoro-${key}`);
}
